package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keywords that only tell about values, and all that are not known. */
final class AnnotationKeywords implements SchemaDiff.Walker {
  private static final String DEPRECATED = "deprecated";

  private final Facts facts;

  AnnotationKeywords(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void compare(Pair pair) {
    compare(pair, "default", "default");
    deprecated(pair);
    SortedSet<String> keywords = names(pair.old());
    keywords.addAll(names(pair.now()));
    keywords.forEach(keyword -> compare(pair, "annotation", keyword));
  }

  /** Versioning has something to say about it, as about no other annotation. */
  private void deprecated(Pair pair) {
    boolean old = isDeprecated(pair.old());
    boolean now = isDeprecated(pair.now());
    if (old != now) {
      facts.add(
          DEPRECATED,
          now ? Motion.ADDED : Motion.REMOVED,
          pair.place(),
          trace(pair.old(), "annotation", DEPRECATED),
          trace(pair.now(), "annotation", DEPRECATED));
    }
  }

  private static boolean isDeprecated(Site site) {
    return site.held(DEPRECATED).stream().anyMatch(held -> held.value().asBoolean());
  }

  private static SortedSet<String> names(Site site) {
    SortedSet<String> names = new TreeSet<>();
    site.parts()
        .forEach(
            part ->
                part.node()
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (!name.equals(DEPRECATED)
                              && Keywords.isAnnotation(part.dialect(), name)) {
                            names.add(name);
                          }
                        }));
    return names;
  }

  private void compare(Pair pair, String aspect, String keyword) {
    List<JsonNode> old = pair.old().held(keyword).stream().map(Site.Held::value).toList();
    List<JsonNode> now = pair.now().held(keyword).stream().map(Site.Held::value).toList();
    if (!Values.sameSet(old, now)) {
      facts.add(
          aspect,
          Motion.CHANGED,
          pair.place(),
          trace(pair.old(), aspect, keyword),
          trace(pair.now(), aspect, keyword));
    }
  }

  /** An annotation is shown with its name. */
  private static Trace trace(Site site, String aspect, String keyword) {
    Trace trace = Trace.of(site, keyword);
    Optional<JsonNode> shown =
        aspect.equals(keyword)
            ? trace.value()
            : trace.value().map(value -> Trace.object(keyword, value));
    return new Trace(shown, trace.holder(), trace.key(), Optional.empty());
  }
}
