package io.touchstone.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The parts that readers of reports share: lists, and members that must be there. */
final class ReadList {
  private ReadList() {}

  /** What is read of each element of an array, which must be there. */
  static <T> List<T> of(JsonDocument document, FieldPath at, Function<FieldPath, T> each) {
    JsonNode array = at.in(document.root());
    if (array == null || !array.isArray()) {
      throw document.fault(
          at, "expected an array at %s, found %s".formatted(at, JsonObjectReader.describe(array)));
    }
    List<T> list = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      list.add(each.apply(at.then(Integer.toString(i))));
    }
    return list;
  }

  /** A string that must be there. */
  static String text(JsonObjectReader json, String name) {
    json.required(name);
    return json.text(name).orElseThrow();
  }

  /** A count that must be there. */
  static int count(JsonObjectReader json, String name) {
    json.required(name);
    return json.integer(name, 0, Integer.MAX_VALUE).orElseThrow().intValue();
  }

  /** One of a few words, which must be there. */
  static String word(JsonObjectReader json, String name, List<String> words) {
    String found = text(json, name);
    if (!words.contains(found)) {
      throw json.fault(
          name,
          "expected one of %s, found %s"
              .formatted(String.join(", ", words), JsonText.quote(found)));
    }
    return found;
  }
}
