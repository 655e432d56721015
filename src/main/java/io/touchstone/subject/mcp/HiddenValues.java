package io.touchstone.subject.mcp;

import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of variables that a configuration refers to, which no message shows: a server may
 * repeat them in its log.
 *
 * @param names the name of the variable for each value
 */
record HiddenValues(Map<String, String> names) {
  /** A shorter value is no secret, and would be found everywhere. */
  private static final int SHORTEST = 4;

  /**
   * @param texts which refer to variables
   * @param environment the values of the variables
   */
  static HiddenValues of(Collection<VariableText> texts, Map<String, String> environment) {
    return new HiddenValues(
        texts.stream()
            .flatMap(text -> text.variables().stream())
            .filter(name -> environment.getOrDefault(name, "").length() >= SHORTEST)
            .collect(Collectors.toMap(environment::get, name -> name, (one, other) -> one)));
  }

  /** The fault with {@code ${NAME}} in place of each value. */
  SubjectFault in(SubjectFault fault) {
    String message = fault.getMessage();
    // The longest first: a value may be a part of another.
    for (String value :
        names.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      message = message.replace(value, "${" + names.get(value) + "}");
    }
    return message.equals(fault.getMessage()) ? fault : new SubjectFault(fault.type(), message);
  }
}
