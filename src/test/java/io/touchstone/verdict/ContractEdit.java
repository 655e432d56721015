package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.verdict.CompatibilityPage.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a contract's text that differs between two versions, as small as it can be shown.
 *
 * @param path where in the file
 * @param before empty where it was added
 * @param after empty where it was removed
 */
record ContractEdit(FieldPath path, Optional<JsonNode> before, Optional<JsonNode> after) {

  /** All but the version, in the order of the files. */
  static List<ContractEdit> between(Contract old, Contract now) {
    List<ContractEdit> edits = new ArrayList<>();
    collect(FieldPath.ROOT, old.document().root(), now.document().root(), edits);
    edits.removeIf(edit -> edit.path().equals(FieldPath.of("version")));
    return edits;
  }

  private static void collect(
      FieldPath path, JsonNode old, JsonNode now, List<ContractEdit> edits) {
    if (old == null || now == null) {
      edits.add(new ContractEdit(path, Optional.ofNullable(old), Optional.ofNullable(now)));
    } else if (old.isObject() && now.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      old.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> collect(path.then(name), old.get(name), now.get(name), edits));
    } else if (hasContainers(old) && hasContainers(now)) {
      elements(path, old, now, edits);
    } else if (!JsonEquality.equal(old, now)) {
      edits.add(new ContractEdit(path, Optional.of(old), Optional.of(now)));
    }
  }

  private static boolean hasContainers(JsonNode node) {
    boolean some = false;
    for (JsonNode element : node) {
      some |= element.isContainerNode();
    }
    return node.isArray() && some;
  }

  /** What both begin and end with stays out. */
  private static void elements(
      FieldPath path, JsonNode old, JsonNode now, List<ContractEdit> edits) {
    int shorter = Math.min(old.size(), now.size());
    int first = 0;
    while (first < shorter && JsonEquality.equal(old.get(first), now.get(first))) {
      first++;
    }
    int last = 0;
    while (last < shorter - first
        && JsonEquality.equal(old.get(old.size() - 1 - last), now.get(now.size() - 1 - last))) {
      last++;
    }
    int most = Math.max(old.size(), now.size()) - last;
    for (int i = first; i < most; i++) {
      FieldPath at = path.then(Integer.toString(i));
      collect(
          at,
          i < old.size() - last ? old.get(i) : null,
          i < now.size() - last ? now.get(i) : null,
          edits);
    }
  }

  /** One line: where, and what became what. */
  String markdown() {
    String place = Markdown.code(path.toString());
    if (before.isEmpty()) {
      return place + " added: " + Markdown.code(after.orElseThrow());
    }
    return after
        .map(
            value ->
                "%s: %s became %s"
                    .formatted(place, Markdown.code(before.get()), Markdown.code(value)))
        .orElseGet(() -> place + " removed: " + Markdown.code(before.get()));
  }
}
