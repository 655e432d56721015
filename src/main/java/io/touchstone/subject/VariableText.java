package io.touchstone.subject;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which {@code ${NAME}} stands for an environment variable, such as {@code Bearer
 * ${TOKEN}}: the configuration says where a secret is, and not what it is. What the variables say
 * belongs in no message, report or golden file.
 *
 * @param text as it is configured; safe to be shown
 */
public record VariableText(String text) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** The names of the variables that it refers to, in the order of the text. */
  public Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    REFERENCE.matcher(text).results().forEach(reference -> names.add(reference.group(1)));
    return names;
  }

  /**
   * The text with the values of the variables.
   *
   * @param environment the value of a variable, null where it is not set
   * @return empty where a variable is not set; {@link #lacking} says which
   */
  public Optional<String> expand(UnaryOperator<String> environment) {
    return lacking(environment).isPresent()
        ? Optional.empty()
        : Optional.of(
            REFERENCE
                .matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(environment.apply(it.group(1)))));
  }

  /** The first variable that is not set. */
  public Optional<String> lacking(UnaryOperator<String> environment) {
    return variables().stream().filter(name -> environment.apply(name) == null).findFirst();
  }

  /** As it is configured. */
  @Override
  public String toString() {
    return text;
  }
}
