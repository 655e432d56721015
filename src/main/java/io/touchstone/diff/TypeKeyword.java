package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types that a site lets through. */
final class TypeKeyword {
  private static final List<String> ALL =
      List.of("array", "boolean", "integer", "null", "number", "object", "string");

  private final Facts facts;

  TypeKeyword(Facts facts) {
    this.facts = facts;
  }

  /** Whether the two have a type in common, so that there is more to compare. */
  boolean compare(Pair pair) {
    SortedSet<String> old = types(pair.old());
    SortedSet<String> now = types(pair.now());
    if (!old.equals(now)) {
      Motion motion =
          old.containsAll(now)
              ? Motion.TIGHTENED
              : now.containsAll(old) ? Motion.LOOSENED : Motion.CHANGED;
      facts.add("type", motion, pair.place(), trace(pair.old(), old), trace(pair.now(), now));
    }
    return old.stream().anyMatch(now::contains);
  }

  private static Trace trace(Site site, SortedSet<String> types) {
    if (site.refusesAll()) {
      JsonNode nothing = Trace.object("not", JsonNodeFactory.instance.objectNode());
      return new Trace(
          Optional.of(BooleanNode.FALSE), Optional.empty(), "type", Optional.of(nothing));
    }
    Trace declared = Trace.of(site, "type");
    return declared.value().isPresent() ? declared.showing(shown(types)) : declared;
  }

  private static JsonNode shown(SortedSet<String> types) {
    List<JsonNode> words =
        types.stream()
            .filter(type -> !(type.equals("integer") && types.contains("number")))
            .<JsonNode>map(TextNode::valueOf)
            .toList();
    return words.size() == 1 ? words.get(0) : Trace.array(words);
  }

  private static SortedSet<String> types(Site site) {
    SortedSet<String> types = new TreeSet<>(site.refusesAll() ? List.of() : ALL);
    for (Site.Held held : site.held("type")) {
      SortedSet<String> allowed = new TreeSet<>();
      Iterable<JsonNode> words = held.value().isArray() ? held.value() : List.of(held.value());
      for (JsonNode word : words) {
        allowed.add(word.asText());
        if (word.asText().equals("number")) {
          allowed.add("integer");
        }
      }
      types.retainAll(allowed);
    }
    return types;
  }
}
