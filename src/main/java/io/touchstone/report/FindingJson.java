package io.touchstone.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.finding.Finding;
import io.touchstone.json.FieldPath;
import java.util.List;

/** Findings for programs, with all they carry; a member that has no value is left out. */
public final class FindingJson {
  private FindingJson() {}

  public static ArrayNode of(List<Finding> findings) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    findings.forEach(finding -> array.add(json(finding)));
    return array;
  }

  private static ObjectNode json(Finding finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rule", finding.rule());
    json.put("severity", finding.severity().label());
    json.put("file", finding.location().file());
    finding
        .location()
        .position()
        .ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
    finding.location().path().map(FieldPath::toString).ifPresent(path -> json.put("path", path));
    json.put("message", finding.message());
    finding.expected().ifPresent(value -> json.set("expected", value));
    finding.actual().ifPresent(value -> json.set("actual", value));
    finding.remedy().ifPresent(remedy -> json.put("remedy", remedy));
    return json;
  }
}
