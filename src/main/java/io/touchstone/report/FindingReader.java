package io.touchstone.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.SourcePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads findings as {@link FindingJson} wrote them. */
final class FindingReader {
  private static final List<String> KEYS =
      List.of(
          "rule",
          "severity",
          "file",
          "line",
          "column",
          "path",
          "message",
          "expected",
          "actual",
          "remedy");

  private static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::label).toList();

  private FindingReader() {}

  static List<Finding> all(JsonDocument document, FieldPath at) {
    return ReadList.of(document, at, each -> finding(document, each));
  }

  private static Finding finding(JsonDocument document, FieldPath at) {
    JsonObjectReader json = JsonObjectReader.of(document, at, "a finding", KEYS);
    JsonNode node = at.in(document.root());
    return new Finding(
        ReadList.text(json, "rule"),
        Severity.valueOf(ReadList.word(json, "severity", SEVERITIES).toUpperCase(Locale.ROOT)),
        new Location(ReadList.text(json, "file"), position(json), path(json)),
        ReadList.text(json, "message"),
        Optional.ofNullable(node.get("expected")),
        Optional.ofNullable(node.get("actual")),
        json.text("remedy"));
  }

  private static Optional<SourcePosition> position(JsonObjectReader json) {
    if (!json.has("line") && !json.has("column")) {
      return Optional.empty();
    }
    return Optional.of(
        new SourcePosition(ReadList.count(json, "line"), ReadList.count(json, "column")));
  }

  private static Optional<FieldPath> path(JsonObjectReader json) {
    try {
      return json.text("path").map(FieldPath::parse);
    } catch (IllegalArgumentException e) {
      throw json.fault("path", e.getMessage());
    }
  }
}
