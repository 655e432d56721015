package io.touchstone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the {@code constraints} of a contract. */
final class ConstraintsReader {
  private final JsonDocument document;
  private final JsonObjectReader contract;

  ConstraintsReader(JsonDocument document, JsonObjectReader contract) {
    this.document = document;
    this.contract = contract;
  }

  SortedMap<String, JsonNode> read() {
    SortedMap<String, JsonNode> constraints = new TreeMap<>();
    if (!contract.has("constraints")) {
      return constraints;
    }
    JsonObjectReader named =
        JsonObjectReader.anyMember(document, contract.path("constraints"), "the constraints");
    for (String name : named.names()) {
      JsonNode value = named.required(name);
      if (value.isArray()) {
        named.texts(name);
      } else if (!value.isNumber()) {
        throw named.fault(
            name,
            "expected a number (an upper limit; a lower one where the name begins with min_) or an"
                + " array of strings (all that is allowed) for "
                + JsonText.quote(name)
                + ", found "
                + JsonObjectReader.describe(value));
      }
      constraints.put(name, value);
    }
    return constraints;
  }
}
