package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.schema.Subschema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds members that only seem to have got another name. */
final class RenameHints {
  private final Facts facts;

  RenameHints(Facts facts) {
    this.facts = facts;
  }

  /** A name that went and one that came, each the only one whose schema means the same. */
  void find(Pair pair, Set<String> gone, Set<String> come) {
    for (String old : gone) {
      List<String> candidates = meaning(pair.now(), come, meaning(pair.old(), old));
      if (candidates.size() == 1
          && meaning(pair.old(), gone, meaning(pair.old(), old)).size() == 1) {
        String now = candidates.get(0);
        facts.add(
            "property",
            Motion.RENAMED,
            pair.place().then(new Step.Member(old)),
            named(pair.old(), old),
            named(pair.now(), now));
      }
    }
  }

  private static List<String> meaning(Site site, Set<String> names, List<JsonNode> wanted) {
    return names.stream().filter(name -> Values.sameSet(meaning(site, name), wanted)).toList();
  }

  private static List<JsonNode> meaning(Site site, String name) {
    return site.held("properties").stream()
        .filter(held -> held.value().has(name))
        .map(held -> new Subschema(held.value().get(name), held.part().resource()))
        .map(Unfolded::meaning)
        .toList();
  }

  private static Trace named(Site site, String name) {
    Optional<JsonNode> holder =
        site.held("properties").stream()
            .map(Site.Held::value)
            .filter(value -> value.has(name))
            .findFirst();
    return new Trace(Optional.of(TextNode.valueOf(name)), holder, name, Optional.empty());
  }
}
