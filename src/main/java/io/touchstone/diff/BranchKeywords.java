package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Keywords that combine schemas for the same value. */
final class BranchKeywords implements SchemaDiff.Walker {
  /** Ways to see that two branches are the same branch, from the surest to the last resort. */
  private static final List<BiPredicate<Subschema, Subschema>> LIKENESSES =
      List.of(
          (old, now) -> JsonEquality.equal(Unfolded.of(old), Unfolded.of(now)),
          (old, now) -> sameMember(old, now, "$ref"),
          (old, now) -> sameMember(old, now, "title"),
          BranchKeywords::sameConstants,
          (old, now) -> sameMember(old, now, "type") && sameNames(old, now),
          (old, now) -> sameMember(old, now, "type"));

  private final Facts facts;
  private final Consumer<Pair> visitor;

  BranchKeywords(Facts facts, Consumer<Pair> visitor) {
    this.facts = facts;
    this.visitor = visitor;
  }

  @Override
  public void compare(Pair pair) {
    branches(pair, "anyOf");
    branches(pair, "oneOf");
    whole(pair, "not", List.of("not"));
    conditions(pair);
    whole(pair, "dynamic-reference", List.of("$dynamicRef", "$recursiveRef"));
  }

  private void branches(Pair pair, String keyword) {
    List<Site.Held> old = pair.old().held(keyword);
    List<Site.Held> now = pair.now().held(keyword);
    if (old.size() == 1 && now.size() == 1) {
      match(pair, keyword, list(keyword, old.get(0)), list(keyword, now.get(0)));
    } else if (!Values.sameSet(unfolded(old), unfolded(now))) {
      facts.plain(
          keyword, pair.place(), Trace.of(pair.old(), keyword), Trace.of(pair.now(), keyword));
    }
  }

  /**
   * Where one version has nothing but variants and the other none, the other is the only variant.
   *
   * @return whether that is so, and was compared
   */
  boolean compareAsVariants(Pair pair) {
    for (String keyword : List.of("anyOf", "oneOf")) {
      Optional<Site.Held> old = pair.old().only(keyword);
      Optional<Site.Held> now = pair.now().only(keyword);
      if (old.isPresent() && now.isEmpty() && isNoVariants(pair.now())) {
        match(pair, keyword, list(keyword, old.get()), wholly(pair.now()));
        return true;
      }
      if (now.isPresent() && old.isEmpty() && isNoVariants(pair.old())) {
        match(pair, keyword, wholly(pair.old()), list(keyword, now.get()));
        return true;
      }
    }
    return false;
  }

  private static boolean isNoVariants(Site site) {
    return site.whole().isPresent()
        && !site.isOpen()
        && site.held("anyOf").isEmpty()
        && site.held("oneOf").isEmpty();
  }

  private static List<Subschema> wholly(Site site) {
    return new ArrayList<>(List.of(site.whole().orElseThrow()));
  }

  /** A branch of {@code anyOf} that has nothing but branches stands for those. */
  private static List<Subschema> list(String keyword, Site.Held held) {
    List<Subschema> list = new ArrayList<>();
    held.value()
        .forEach(
            branch -> {
              Subschema schema = held.part().child(branch);
              Optional<Site.Held> inner = nested(keyword, schema);
              if (inner.isPresent()) {
                list.addAll(list(keyword, inner.get()));
              } else {
                list.add(schema);
              }
            });
    return list;
  }

  private static Optional<Site.Held> nested(String keyword, Subschema schema) {
    boolean bare = schema.node().isObject() && schema.node().size() == 1;
    return bare && !isExclusive(keyword) ? Site.of(schema).only(keyword) : Optional.empty();
  }

  private static List<JsonNode> unfolded(List<Site.Held> held) {
    return held.stream().map(Site.Held::schema).map(Unfolded::of).toList();
  }

  private void match(Pair pair, String keyword, List<Subschema> old, List<Subschema> now) {
    for (BiPredicate<Subschema, Subschema> alike : LIKENESSES) {
      for (Subschema branch : List.copyOf(old)) {
        Optional<Subschema> partner =
            now.stream().filter(other -> alike.test(branch, other)).findFirst();
        if (partner.isPresent()) {
          old.remove(branch);
          now.remove(partner.get());
          visitor.accept(pair.branches(branch, partner.get(), isExclusive(keyword)));
        }
      }
    }
    if (old.size() == 1 && now.size() == 1) {
      visitor.accept(pair.branches(old.get(0), now.get(0), isExclusive(keyword)));
      return;
    }
    String variant = isExclusive(keyword) ? "exclusive-variant" : "variant";
    Trace was = variants(pair.old(), keyword);
    Trace is = variants(pair.now(), keyword);
    old.forEach(
        branch -> facts.add(variant, Motion.REMOVED, pair.place(), only(was, branch), without(is)));
    now.forEach(
        branch -> facts.add(variant, Motion.ADDED, pair.place(), without(was), only(is, branch)));
  }

  private static boolean isExclusive(String keyword) {
    return keyword.equals("oneOf");
  }

  private static Trace only(Trace list, Subschema branch) {
    JsonNode node = branch.node();
    return new Trace(
        Optional.of(node),
        node.isObject() ? Optional.of(node) : list.holder(),
        node.isObject() ? "" : list.key(),
        list.demand());
  }

  /** A schema without variants is its own only one. */
  private static Trace variants(Site site, String keyword) {
    Trace trace = Trace.of(site, keyword);
    Optional<JsonNode> whole = site.whole().map(Subschema::node);
    return trace.value().isPresent() || whole.isEmpty()
        ? trace
        : new Trace(Optional.empty(), whole, "", whole);
  }

  private static Trace without(Trace list) {
    return new Trace(Optional.empty(), list.holder(), list.key(), list.demand());
  }

  private static boolean sameMember(Subschema old, Subschema now, String keyword) {
    JsonNode one = old.node().path(keyword);
    JsonNode other = now.node().path(keyword);
    return !one.isMissingNode() && !other.isMissingNode() && JsonEquality.equal(one, other);
  }

  private static boolean sameNames(Subschema old, Subschema now) {
    return Site.of(old).names().equals(Site.of(now).names());
  }

  /** Whether a member has one value in both, which tells the branch from others. */
  private static boolean sameConstants(Subschema old, Subschema now) {
    Site before = Site.of(old);
    Site after = Site.of(now);
    return before.names().stream()
        .filter(after.names()::contains)
        .anyMatch(name -> sameConstant(before.member(name), after.member(name)));
  }

  private static boolean sameConstant(Site old, Site now) {
    List<JsonNode> one = constants(old);
    return !one.isEmpty() && Values.sameSet(one, constants(now));
  }

  private static List<JsonNode> constants(Site site) {
    List<JsonNode> constants = new ArrayList<>();
    site.held("const").forEach(held -> constants.add(held.value()));
    for (Site.Held held : site.held("enum")) {
      if (held.value().size() == 1) {
        constants.add(held.value().get(0));
      }
    }
    return constants;
  }

  /** Under one and the same condition, what follows from it is compared part by part. */
  private void conditions(Pair pair) {
    List<Site.Held> old = pair.old().held("if");
    List<Site.Held> now = pair.now().held("if");
    boolean same =
        old.size() == 1 && now.size() == 1 && Values.sameSet(unfolded(old), unfolded(now));
    if (same && has("then", old, now) && has("else", old, now)) {
      follow(pair, "then", old.get(0), now.get(0));
      follow(pair, "else", old.get(0), now.get(0));
    } else {
      whole(pair, "if", List.of("if", "then", "else"));
    }
  }

  /** Whether both have the keyword beside the condition, or neither. */
  private static boolean has(String keyword, List<Site.Held> old, List<Site.Held> now) {
    return old.get(0).part().node().has(keyword) == now.get(0).part().node().has(keyword);
  }

  private void follow(Pair pair, String keyword, Site.Held old, Site.Held now) {
    if (old.part().node().has(keyword)) {
      visitor.accept(
          pair.consequences(
              consequence(old, keyword),
              consequence(now, keyword),
              whole(old, keyword),
              whole(now, keyword)));
    }
  }

  private static Subschema consequence(Site.Held condition, String keyword) {
    return condition.part().child(condition.part().node().get(keyword));
  }

  /** The condition, or its opposite, and what follows from it. */
  private static JsonNode whole(Site.Held condition, String keyword) {
    JsonNode holds =
        keyword.equals("then") ? condition.value() : Trace.object("not", condition.value());
    return Trace.object("allOf", Trace.array(List.of(holds, condition.part().node().get(keyword))));
  }

  /** Keywords that are compared as a whole. */
  private void whole(Pair pair, String name, List<String> keywords) {
    List<JsonNode> old = new ArrayList<>();
    List<JsonNode> now = new ArrayList<>();
    for (String keyword : keywords) {
      pair.old().held(keyword).forEach(held -> old.add(named(keyword, held)));
      pair.now().held(keyword).forEach(held -> now.add(named(keyword, held)));
    }
    if (!Values.sameSet(old, now)) {
      facts.plain(name, pair.place(), trace(pair.old(), keywords), trace(pair.now(), keywords));
    }
  }

  private static JsonNode named(String keyword, Site.Held held) {
    return Trace.object(keyword, Unfolded.of(held.schema()));
  }

  /** A condition is shown with what follows from it. */
  private static Trace trace(Site site, List<String> keywords) {
    return keywords.stream()
        .map(keyword -> Trace.of(site, keyword, keywords))
        .filter(trace -> trace.value().isPresent())
        .findFirst()
        .map(trace -> keywords.contains("then") ? trace.showing(trace.demand().get()) : trace)
        .orElse(Trace.NONE);
  }
}
