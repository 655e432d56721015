package io.touchstone.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.ContractStep.Change;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the step between two versions of a contract as {@link ContractStepJson} wrote it. */
final class ContractStepReader {
  private static final List<String> KEYS =
      List.of(
          "skill_id",
          "old_version",
          "new_version",
          "compatible",
          "declared_bump",
          "recommended_bump",
          "recommended_version",
          "relation",
          "breaking_changes",
          "warnings",
          "non_breaking_changes",
          "findings");

  private static final List<String> KEYS_OF_CHANGE =
      List.of(
          "type",
          "path",
          "description",
          "bump",
          "before",
          "after",
          "rule",
          "fingerprint",
          "witness",
          "witness_accepted_by",
          "waived");

  /** From the most weighty down. */
  private static final List<String> BUMPS = List.of("MAJOR", "MINOR", "PATCH", "NONE");

  /** The three lists of the format are one list, cut in three. */
  private static final Comparator<Change> MOST_WEIGHTY_FIRST =
      Comparator.comparing((Change change) -> BUMPS.indexOf(change.bump()))
          .thenComparing(change -> change.isBreaking() || change.warning() ? 0 : 1);

  private ContractStepReader() {}

  static ContractStep read(JsonDocument document, FieldPath at) {
    JsonObjectReader json = JsonObjectReader.of(document, at, "the step of a contract", KEYS);
    List<Change> changes = new ArrayList<>();
    changes.addAll(changes(document, json, "breaking_changes", false));
    changes.addAll(changes(document, json, "warnings", true));
    changes.addAll(changes(document, json, "non_breaking_changes", false));
    changes.sort(MOST_WEIGHTY_FIRST);
    return new ContractStep(
        ReadList.text(json, "skill_id"),
        version(json, "old_version"),
        version(json, "new_version"),
        "",
        ReadList.text(json, "declared_bump"),
        ReadList.text(json, "recommended_bump"),
        ReadList.text(json, "recommended_version"),
        json.textMap("relation"),
        changes,
        FindingReader.all(document, json.path("findings")));
  }

  /** Null where the contract came or went. */
  private static String version(JsonObjectReader json, String name) {
    return json.required(name).isNull() ? "" : json.text(name).orElseThrow();
  }

  private static List<Change> changes(
      JsonDocument document, JsonObjectReader step, String name, boolean warning) {
    return ReadList.of(document, step.path(name), at -> change(document, at, warning));
  }

  private static Change change(JsonDocument document, FieldPath at, boolean warning) {
    JsonObjectReader json =
        JsonObjectReader.of(document, at, "a change of a contract", KEYS_OF_CHANGE);
    JsonNode node = at.in(document.root());
    return new Change(
        ReadList.text(json, "type"),
        ReadList.text(json, "path"),
        ReadList.text(json, "description"),
        Optional.ofNullable(node.get("before")),
        Optional.ofNullable(node.get("after")),
        ReadList.text(json, "rule"),
        ReadList.text(json, "fingerprint"),
        ReadList.word(json, "bump", BUMPS),
        warning,
        Optional.ofNullable(node.get("witness")),
        json.text("witness_accepted_by"),
        json.bool("waived").orElse(false));
  }
}
