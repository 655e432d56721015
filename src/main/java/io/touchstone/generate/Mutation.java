package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonTree;
import java.util.Optional;

/**
 * One change of a value, to be tried.
 *
 * @param rule which demand it goes against, and where; mutations of one rule are alike
 */
record Mutation(String rule, FieldPath path, Change change) {
  /** What becomes of the value at the path. */
  interface Change {
    /** Nothing where it turns out to be impossible. */
    Optional<Changed> make();
  }

  /**
   * @param value nothing where the place is dropped
   * @param what in words
   */
  record Changed(Optional<JsonNode> value, String what) {}

  static Mutation drop(String rule, FieldPath path, String what) {
    return new Mutation(rule, path, () -> Optional.of(new Changed(Optional.empty(), what)));
  }

  static Mutation replace(String rule, FieldPath path, JsonNode value, String what) {
    return new Mutation(rule, path, () -> Optional.of(new Changed(Optional.of(value), what)));
  }

  /** The whole input after the change. */
  Optional<InvalidInput> apply(JsonNode input) {
    return change
        .make()
        .map(changed -> new InvalidInput(changed(input.deepCopy(), changed), changed.what(), path));
  }

  private JsonNode changed(JsonNode copy, Changed changed) {
    if (changed.value().isEmpty()) {
      return JsonTree.remove(copy, path);
    }
    JsonNode value = changed.value().get();
    return path.in(copy) == null
        ? JsonTree.add(copy, path, value, copy)
        : JsonTree.replace(copy, path, value);
  }
}
