package io.touchstone.report;

import io.touchstone.finding.ContractStep;
import io.touchstone.json.JsonText;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The step between two versions of a contract, for a person at a terminal. */
public final class ContractStepText {
  private static final int LONGEST_WITNESS = 200;

  private ContractStepText() {}

  /** A headline, then a line for each change, most weighty first. */
  public static String of(ContractStep step) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add(headline(step));
    for (ContractStep.Change change : step.changes()) {
      lines.add("  %-7s %s".formatted(label(change), change.description() + side(change)));
      lines.add("          rule " + change.rule());
      change
          .witness()
          .ifPresent(
              witness ->
                  lines.add(
                      "          only %s accepts  %s"
                          .formatted(
                              step.accepting(change), JsonText.excerpt(witness, LONGEST_WITNESS))));
    }
    if (!step.findings().isEmpty()) {
      lines.add("  " + FindingText.of(step.findings()).replace("\n", "\n  "));
    }
    return FindingText.visible(lines.toString());
  }

  private static String headline(ContractStep step) {
    StringJoiner relations = new StringJoiner(", ", " (", ")");
    relations.setEmptyValue("");
    new TreeMap<>(step.relations()).forEach((side, kind) -> relations.add(side + " " + kind));
    String declares = step.isDeclared() ? ", declares " + step.declared() : "";
    return "%s: needs %s%s%s".formatted(step.name(), step.required(), declares, relations);
  }

  /** What the bump is, and whether it is worth a warning or was waived. */
  static String label(ContractStep.Change change) {
    if (change.waived()) {
      return "waived";
    }
    return change.warning() && !change.isBreaking() ? "warning" : change.bump();
  }

  private static String side(ContractStep.Change change) {
    String side = change.type().substring(0, change.type().indexOf(' '));
    return side.equals("contract") ? "" : " (" + side + ")";
  }
}
