package io.touchstone.cli;

import io.touchstone.verdict.Rule;
import io.touchstone.verdict.RuleBook;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone contract explain}: what a rule means. */
@Command(
    name = "explain",
    description = "Tell what a rule about changes of contracts means; without RULE, list all.",
    footer = {"", "Example:", "  touchstone contract explain output-property-removed"})
final class ContractExplainCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "RULE", description = "The rule, as reports name it.")
  String id;

  ContractExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RuleBook rules = RuleBook.standard();
    if (id == null) {
      rules.rules().forEach(rule -> console.out().println(line(rule)));
      return 0;
    }
    Rule rule =
        rules
            .named(id)
            .orElseThrow(() -> new ParameterException(spec.commandLine(), rules.unknown(id)));
    console.out().print(text(rule));
    return 0;
  }

  private static String line(Rule rule) {
    return String.join("\t", rule.id(), rule.bump().name(), rule.says());
  }

  private static String text(Rule rule) {
    StringBuilder text = new StringBuilder();
    text.append(rule.id()).append(": ").append(rule.says()).append("\n\n");
    text.append(rule.why()).append('\n');
    text.append("What to do: ").append(rule.mend()).append("\n\n");
    text.append(bump(rule)).append('\n');
    if (!rule.coordinates().isEmpty()) {
      text.append("\nAbout these facts:\n");
    }
    rule.coordinates().stream()
        .sorted(Comparator.comparing(Object::toString))
        .forEach(coordinate -> text.append("  ").append(coordinate).append('\n'));
    return text.toString();
  }

  private static String bump(Rule rule) {
    String warning = rule.warning() ? ", with a warning" : "";
    return switch (rule.about()) {
      case PROMISE -> "Needs " + rule.bump() + warning + ", whatever else changes.";
      case SET ->
          "The documents that both versions accept decide which bump is needed; where that cannot be"
              + " decided, "
              + rule.bump()
              + ".";
      case GATE -> "A finding of contract check, about no change between two versions.";
    };
  }
}
