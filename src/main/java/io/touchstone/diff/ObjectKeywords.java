package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Keywords that speak of the members of an object. */
final class ObjectKeywords implements SchemaDiff.Walker {
  private static final String ADDITIONAL = "additionalProperties";
  private static final String UNEVALUATED = "unevaluatedProperties";

  private final Facts facts;
  private final Consumer<Pair> visitor;

  ObjectKeywords(Facts facts, Consumer<Pair> visitor) {
    this.facts = facts;
    this.visitor = visitor;
  }

  @Override
  public void compare(Pair pair) {
    properties(pair);
    required(pair);
    others(pair, ADDITIONAL, List.of("properties", "patternProperties"));
    others(pair, UNEVALUATED, unevaluated(pair));
    patterns(pair);
    subschema(pair, "propertyNames");
    dependencies(pair);
  }

  private void properties(Pair pair) {
    SortedSet<String> names = new TreeSet<>(pair.old().names());
    names.addAll(pair.now().names());
    SortedSet<String> gone = new TreeSet<>();
    SortedSet<String> come = new TreeSet<>();
    for (String name : names) {
      boolean was = pair.old().declares(name);
      boolean is = pair.now().declares(name);
      if (was && is) {
        visitor.accept(
            pair.below(new Step.Member(name), pair.old().member(name), pair.now().member(name)));
      } else if (was) {
        removed(pair, name);
        gone.add(name);
      } else {
        added(pair, name);
        come.add(name);
      }
    }
    new RenameHints(facts).find(pair, gone, come);
  }

  private void removed(Pair pair, String name) {
    Place place = pair.place().then(new Step.Member(name));
    Trace was = property(pair.old(), name);
    Trace is = undeclared(pair.now(), name);
    if (pair.newLocation().declares(name)) {
      facts.add("variant-property", Motion.REMOVED, place, was, is);
    } else {
      boolean ignored =
          pair.now().member(name).isOpen()
              && pair.now().held(UNEVALUATED).isEmpty()
              && !isOpenMap(pair.now());
      facts.add("property", ignored ? Motion.IGNORED : Motion.REMOVED, place, was, is);
    }
  }

  /** Names no member, and says that there may be any. */
  private static boolean isOpenMap(Site site) {
    return site.names().isEmpty() && !site.held(ADDITIONAL).isEmpty();
  }

  private void added(Pair pair, String name) {
    Place place = pair.place().then(new Step.Member(name));
    String keyword = pair.oldLocation().declares(name) ? "variant-property" : "property";
    facts.add(
        keyword, Motion.ADDED, place, undeclared(pair.old(), name), property(pair.now(), name));
  }

  private static Trace property(Site site, String name) {
    List<Site.Held> held =
        site.held("properties").stream().filter(one -> one.value().has(name)).toList();
    List<JsonNode> schemas = held.stream().map(one -> one.value().get(name)).toList();
    JsonNode all =
        schemas.size() == 1 ? schemas.get(0) : Trace.object("allOf", Trace.array(schemas));
    return new Trace(Optional.of(all), Optional.of(held.get(0).value()), name, Optional.of(all));
  }

  /** A name that is only spoken of as one of all others. */
  private static Trace undeclared(Site site, String name) {
    String keyword = site.held(ADDITIONAL).isEmpty() ? UNEVALUATED : ADDITIONAL;
    List<Site.Held> held = site.held(keyword);
    if (held.isEmpty()) {
      Optional<JsonNode> holder =
          site.held("properties").stream().map(Site.Held::value).findFirst();
      return new Trace(Optional.empty(), holder, name, Optional.empty());
    }
    List<JsonNode> schemas = held.stream().map(Site.Held::value).toList();
    JsonNode all =
        schemas.size() == 1 ? schemas.get(0) : Trace.object("allOf", Trace.array(schemas));
    return new Trace(
        Optional.empty(), Optional.of(held.get(0).part().node()), keyword, Optional.of(all));
  }

  private void required(Pair pair) {
    SortedSet<String> old = pair.old().required();
    SortedSet<String> now = pair.now().required();
    for (String name : old) {
      if (!now.contains(name)) {
        required(pair, Motion.REMOVED, name);
      }
    }
    for (String name : now) {
      if (!old.contains(name)) {
        required(pair, Motion.ADDED, name);
      }
    }
  }

  /** The place is that of the member, the demand one on the object around it. */
  private void required(Pair pair, Motion motion, String name) {
    ObjectNode demand = Trace.object("required", Trace.array(List.of(TextNode.valueOf(name))));
    Trace was = Trace.of(pair.old(), "required");
    Trace is = Trace.of(pair.now(), "required");
    boolean added = motion == Motion.ADDED;
    facts.add(
        "required",
        motion,
        pair.place().then(new Step.Member(name)),
        added ? lacking(was) : was.showing(TextNode.valueOf(name)).demanding(demand),
        added ? is.showing(TextNode.valueOf(name)).demanding(demand) : lacking(is));
  }

  private static Trace lacking(Trace trace) {
    return new Trace(Optional.empty(), trace.holder(), trace.key(), Optional.empty());
  }

  /** Everything beside the unevaluated keyword decides what it is about. */
  private static List<String> unevaluated(Pair pair) {
    List<String> beside = new ArrayList<>();
    for (Site site : List.of(pair.old(), pair.now())) {
      site.parts().forEach(part -> part.node().fieldNames().forEachRemaining(beside::add));
    }
    return beside;
  }

  /** A keyword about all members that others leave over. */
  private void others(Pair pair, String keyword, List<String> beside) {
    List<Subschema> old = pair.old().schemas(keyword);
    List<Subschema> now = pair.now().schemas(keyword);
    Site oldSite = Site.of(old);
    Site newSite = Site.of(now);
    boolean narrower = isNarrower(oldSite, newSite);
    if (narrower || isNarrower(newSite, oldSite)) {
      facts.add(
          keyword,
          narrower ? Motion.TIGHTENED : Motion.LOOSENED,
          pair.place(),
          Trace.of(pair.old(), keyword, beside),
          Trace.of(pair.now(), keyword, beside));
    } else if (!oldSite.refusesAll() && !oldSite.isOpen()) {
      visitor.accept(pair.below(new Step.OtherMember(names(pair)), oldSite, newSite));
    }
  }

  private static List<String> names(Pair pair) {
    SortedSet<String> names = new TreeSet<>(pair.old().names());
    names.addAll(pair.now().names());
    return List.copyOf(names);
  }

  private static boolean isNarrower(Site old, Site now) {
    return old.isOpen() && !now.isOpen() || !old.refusesAll() && now.refusesAll();
  }

  /** Where a version has nothing about a pattern, what it says of all other members counts. */
  private void patterns(Pair pair) {
    SortedSet<String> patterns = patterns(pair.old());
    patterns.addAll(patterns(pair.now()));
    for (String pattern : patterns) {
      List<Subschema> old = ofPattern(pair.old(), pattern);
      List<Subschema> now = ofPattern(pair.now(), pattern);
      Site oldSite = Site.of(old.isEmpty() ? pair.old().schemas(ADDITIONAL) : old);
      Site newSite = Site.of(now.isEmpty() ? pair.now().schemas(ADDITIONAL) : now);
      boolean known =
          (!old.isEmpty() || !oldSite.isOpen()) && (!now.isEmpty() || !newSite.isOpen());
      if (known) {
        visitor.accept(pair.below(new Step.AnyMember(pattern), oldSite, newSite));
      } else {
        facts.add(
            "patternProperties",
            old.isEmpty() ? Motion.ADDED : Motion.REMOVED,
            pair.place().then(new Step.AnyMember(pattern)),
            pattern(pair.old(), pattern),
            pattern(pair.now(), pattern));
      }
    }
  }

  private static SortedSet<String> patterns(Site site) {
    SortedSet<String> patterns = new TreeSet<>();
    site.held("patternProperties")
        .forEach(held -> held.value().fieldNames().forEachRemaining(patterns::add));
    return patterns;
  }

  private static List<Subschema> ofPattern(Site site, String pattern) {
    return site.held("patternProperties").stream()
        .filter(held -> held.value().has(pattern))
        .map(held -> held.part().child(held.value().get(pattern)))
        .toList();
  }

  private static Trace pattern(Site site, String pattern) {
    return site.held("patternProperties").stream()
        .filter(held -> held.value().has(pattern))
        .findFirst()
        .map(
            held ->
                new Trace(
                    Optional.of(Trace.object(pattern, held.value().get(pattern))),
                    Optional.of(held.value()),
                    pattern,
                    Optional.of(held.value().get(pattern))))
        .orElse(Trace.NONE);
  }

  /** A keyword whose schema is compared as a whole. */
  private void subschema(Pair pair, String keyword) {
    List<JsonNode> old = pair.old().schemas(keyword).stream().map(Unfolded::of).toList();
    List<JsonNode> now = pair.now().schemas(keyword).stream().map(Unfolded::of).toList();
    if (!Values.sameSet(old, now)) {
      facts.plain(
          keyword, pair.place(), Trace.of(pair.old(), keyword), Trace.of(pair.now(), keyword));
    }
  }

  /** Of draft 7 and before, one keyword for both kinds. */
  private void dependencies(Pair pair) {
    dependencies(pair, "dependentRequired", true);
    dependencies(pair, "dependentSchemas", false);
  }

  private void dependencies(Pair pair, String keyword, boolean ofNames) {
    ObjectNode old = dependencies(pair.old(), keyword, ofNames);
    ObjectNode now = dependencies(pair.now(), keyword, ofNames);
    if (!JsonEquality.equal(old, now)) {
      facts.plain(
          keyword, pair.place(), trace(pair.old(), keyword, old), trace(pair.now(), keyword, now));
    }
  }

  private static Trace trace(Site site, String keyword, ObjectNode shown) {
    if (shown.isEmpty()) {
      return Trace.NONE;
    }
    Trace trace = Trace.of(site, keyword);
    return (trace.value().isPresent() ? trace : Trace.of(site, "dependencies")).showing(shown);
  }

  private static ObjectNode dependencies(Site site, String keyword, boolean ofNames) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (String name : List.of(keyword, "dependencies")) {
      for (Site.Held held : site.held(name)) {
        for (Map.Entry<String, JsonNode> entry : held.value().properties()) {
          if (entry.getValue().isArray() == ofNames) {
            JsonNode value =
                ofNames
                    ? Values.sorted(entry.getValue())
                    : Unfolded.of(held.part().child(entry.getValue()));
            JsonNode other = all.get(entry.getKey());
            all.set(entry.getKey(), other == null ? value : Trace.array(List.of(other, value)));
          }
        }
      }
    }
    return all;
  }
}
