package io.touchstone.report;

import io.touchstone.finding.ContractStep;
import io.touchstone.json.JsonText;
import java.util.TreeMap;

/** The step between two versions of a contract, as a section with a table. */
public record ContractStepMarkdown(ContractStep step) {
  private static final int LONGEST_WITNESS = 120;

  /** Ends with a line feed. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(cell(step.name())).append("\n\n");
    text.append("Needs **").append(step.required()).append("**");
    if (step.isDeclared()) {
      text.append(", declares **").append(step.declared()).append("**");
    }
    text.append('.');
    new TreeMap<>(step.relations())
        .forEach(
            (side, kind) -> text.append(' ').append(side).append(": ").append(kind).append('.'));
    text.append("\n");
    if (step.changes().isEmpty()) {
      return text.toString();
    }
    text.append(
        "\n| bump | what | rule | a document that tells the versions apart |\n|---|---|---|---|\n");
    for (ContractStep.Change change : step.changes()) {
      text.append("| ")
          .append(ContractStepText.label(change))
          .append(" | ")
          .append(cell(change.description()))
          .append(" | ")
          .append(change.rule())
          .append(" | ")
          .append(
              change
                  .witness()
                  .map(
                      witness ->
                          "only %s accepts %s"
                              .formatted(
                                  step.accepting(change),
                                  code(JsonText.excerpt(witness, LONGEST_WITNESS))))
                  .orElse(""))
          .append(" |\n");
    }
    return text.toString();
  }

  /** Text in which nothing is markup. */
  private static String cell(String text) {
    return FindingText.visible(text)
        .replaceAll("([\\\\`*_\\[\\]<>|~#])", "\\\\$1")
        .replaceAll("\\s+", " ");
  }

  private static String code(String text) {
    String visible = FindingText.visible(text).replace("|", "\\|").replaceAll("\\s+", " ");
    String fence = visible.contains("`") ? "``" : "`";
    return fence
        + (visible.startsWith("`") || visible.endsWith("`") ? " " + visible + " " : visible)
        + fence;
  }
}
