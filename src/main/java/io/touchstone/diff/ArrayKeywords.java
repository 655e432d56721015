package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keywords that speak of the elements of an array. */
final class ArrayKeywords implements SchemaDiff.Walker {
  private final Facts facts;
  private final Consumer<Pair> visitor;

  ArrayKeywords(Facts facts, Consumer<Pair> visitor) {
    this.facts = facts;
    this.visitor = visitor;
  }

  @Override
  public void compare(Pair pair) {
    int old = firstCount(pair.old());
    int now = firstCount(pair.now());
    for (int i = 0; i < Math.max(old, now); i++) {
      element(pair, i, i < old, i < now);
    }
    rest(pair, Site.of(rest(pair.old())), Site.of(rest(pair.now())), "items");
    Site oldLeft = Site.of(pair.old().schemas("unevaluatedItems"));
    rest(pair, oldLeft, Site.of(pair.now().schemas("unevaluatedItems")), "unevaluatedItems");
    contains(pair);
  }

  /** Where a version has no schema for this element alone, the one of all others counts. */
  private void element(Pair pair, int index, boolean was, boolean is) {
    Step step = new Step.Element(index);
    Site old = was ? at(pair.old(), index) : Site.of(rest(pair.old()));
    Site now = is ? at(pair.now(), index) : Site.of(rest(pair.now()));
    boolean known = (was || !old.isOpen()) && (is || !now.isOpen());
    if (known) {
      visitor.accept(pair.below(step, old, now));
    } else {
      facts.add(
          "prefixItems",
          is ? Motion.ADDED : Motion.REMOVED,
          pair.place().then(step),
          first(pair.old(), index),
          first(pair.now(), index));
    }
  }

  /** How many elements from the first on have a schema of their own. */
  private static int firstCount(Site site) {
    return firsts(site).stream().mapToInt(held -> held.value().size()).max().orElse(0);
  }

  /** From draft 2020-12 on {@code prefixItems}, before an array of {@code items}. */
  private static List<Site.Held> firsts(Site site) {
    List<Site.Held> firsts = new ArrayList<>(site.held("prefixItems"));
    site.held("items").stream().filter(held -> held.value().isArray()).forEach(firsts::add);
    return firsts;
  }

  private static Site at(Site site, int index) {
    return Site.of(
        firsts(site).stream()
            .filter(held -> held.value().has(index))
            .map(held -> held.part().child(held.value().get(index)))
            .toList());
  }

  private static Trace first(Site site, int index) {
    return firsts(site).stream()
        .filter(held -> held.value().has(index))
        .findFirst()
        .map(
            held -> {
              JsonNode schema = held.value().get(index);
              return new Trace(Optional.of(schema), Optional.of(schema), "", Optional.of(schema));
            })
        .orElse(Trace.NONE);
  }

  /** The schemas of all elements that are not among the first. */
  private static List<Subschema> rest(Site site) {
    List<Subschema> rest = new ArrayList<>(site.schemas("items"));
    for (Site.Held held : site.held("additionalItems")) {
      if (held.part().node().path("items").isArray()) {
        rest.add(held.schema());
      }
    }
    return rest;
  }

  private void rest(Pair pair, Site old, Site now, String keyword) {
    boolean narrower = old.isOpen() && !now.isOpen() || !old.refusesAll() && now.refusesAll();
    boolean wider = now.isOpen() && !old.isOpen() || !now.refusesAll() && old.refusesAll();
    if (narrower || wider) {
      facts.add(
          keyword,
          narrower ? Motion.TIGHTENED : Motion.LOOSENED,
          pair.place(),
          restTrace(pair.old(), keyword),
          restTrace(pair.now(), keyword));
    } else if (!old.refusesAll() && !old.isOpen()) {
      visitor.accept(pair.below(new Step.AnyElement(), old, now));
    }
  }

  private static Trace restTrace(Site site, String keyword) {
    Trace trace = Trace.of(site, keyword, List.of("prefixItems", "additionalItems"));
    boolean tuple = trace.value().isPresent() && trace.value().get().isArray();
    return tuple ? Trace.of(site, "additionalItems", List.of("items")) : trace;
  }

  private void contains(Pair pair) {
    List<JsonNode> old = pair.old().schemas("contains").stream().map(Unfolded::of).toList();
    List<JsonNode> now = pair.now().schemas("contains").stream().map(Unfolded::of).toList();
    if (!Values.sameSet(old, now)) {
      List<String> beside = List.of("minContains", "maxContains");
      facts.plain(
          "contains",
          pair.place(),
          Trace.of(pair.old(), "contains", beside),
          Trace.of(pair.now(), "contains", beside));
    }
  }
}
