package io.touchstone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the {@code failure_modes} of a contract. */
final class FailureModesReader {
  private static final List<String> KEYS = List.of("code", "category", "retryable", "description");

  private final JsonDocument document;
  private final JsonObjectReader contract;

  FailureModesReader(JsonDocument document, JsonObjectReader contract) {
    this.document = document;
    this.contract = contract;
  }

  SortedMap<String, FailureMode> read() {
    SortedMap<String, FailureMode> modes = new TreeMap<>();
    if (!contract.has("failure_modes")) {
      return modes;
    }
    JsonNode list = contract.required("failure_modes");
    if (!list.isArray()) {
      throw contract.fault(
          "failure_modes",
          "expected an array of failure modes, found " + JsonObjectReader.describe(list));
    }
    for (int i = 0; i < list.size(); i++) {
      FieldPath at = contract.path("failure_modes").then(Integer.toString(i));
      FailureMode mode = mode(JsonObjectReader.of(document, at, "a failure mode", KEYS));
      if (modes.put(mode.code(), mode) != null) {
        throw contract.fault(
            at.then("code"),
            "the code " + JsonText.quote(mode.code()) + " stands here twice; remove one");
      }
    }
    return modes;
  }

  private static FailureMode mode(JsonObjectReader mode) {
    List.of("code", "category", "retryable").forEach(mode::required);
    mode.text("description");
    String code = mode.text("code").orElseThrow();
    if (code.isBlank()) {
      throw mode.fault("code", "expected an error code such as \"ERR_TIMEOUT\", found a blank one");
    }
    return new FailureMode(
        code,
        ContractReader.word(mode, "category", List.of(ErrorCategory.values()), ErrorCategory::name),
        mode.bool("retryable").orElseThrow());
  }
}
