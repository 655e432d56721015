package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that nobody has named, cut into regions: in one region, all keys belong to the same sets
 * of names, and so their values are under the same conditions. A region that is known to have no
 * key, or no value, is left out.
 */
final class KeyRegions {
  private static final int MOST_REGIONS = 300;

  /** Keys that read better than the shortest ones. */
  private static final List<TextNode> READABLE =
      Stream.of("x", "y", "z").map(TextNode::valueOf).toList();

  /**
   * @param names the keys of the region, as a formula for strings
   * @param value what their values must be
   */
  record Region(Formula names, Formula value) {}

  private final Solver solver;
  private final Formulas formulas;
  private final List<Atom.Keys> everywhere;
  private final List<Formula> splitters;
  private final Outcome.Doubts doubts;
  private final List<Region> regions = new ArrayList<>();

  private KeyRegions(
      Solver solver, List<Atom.Keys> everywhere, List<Formula> splitters, Outcome.Doubts doubts) {
    this.solver = solver;
    this.formulas = solver.formulas();
    this.everywhere = everywhere;
    this.splitters = splitters;
    this.doubts = doubts;
  }

  /**
   * @param splitters further sets of names that no region may lie across
   * @param doubts takes what keeps regions from being known
   */
  static List<Region> of(
      ObjectWish wish, Solver solver, List<Formula> splitters, Outcome.Doubts doubts) {
    KeyRegions cut = new KeyRegions(solver, wish.everywhere, splitters, doubts);
    List<JsonNode> named = new ArrayList<>();
    wish.named().forEach(key -> named.add(TextNode.valueOf(key)));
    Formula unnamed = solver.formulas().not(solver.formulas().values(ValueSet.of(named)));
    Formula keys = solver.formulas().and(isString(solver), unnamed);
    cut.split(0, keys, solver.formulas().all);
    return cut.regions;
  }

  /** A key of the region that is not among {@code used}. */
  static Outcome key(Region region, Collection<String> used, Solver solver) {
    for (TextNode readable : READABLE) {
      if (!used.contains(readable.textValue())
          && solver.evaluator().of(region.names(), readable) == Truth.TRUE) {
        return new Outcome.Found(readable);
      }
    }
    List<JsonNode> taken = new ArrayList<>();
    used.forEach(key -> taken.add(TextNode.valueOf(key)));
    Formula free =
        solver
            .formulas()
            .and(
                region.names(),
                solver.formulas().not(solver.formulas().values(ValueSet.of(taken))));
    return solver.find(free);
  }

  private static Formula isString(Solver solver) {
    return solver.formulas().types(JsonType.STRING.bit());
  }

  private void split(int next, Formula names, Formula value) {
    solver.budget().step();
    boolean isEmpty =
        solver.find(names) instanceof Outcome.Empty || solver.find(value) instanceof Outcome.Empty;
    if (isEmpty) {
      return;
    }
    if (regions.size() >= MOST_REGIONS) {
      doubts.add("budget: more than " + MOST_REGIONS + " regions of keys");
      return;
    }
    if (next == everywhere.size() + splitters.size()) {
      regions.add(new Region(names, value));
      return;
    }
    boolean isSplitter = next >= everywhere.size();
    Formula set =
        isSplitter ? splitters.get(next - everywhere.size()) : everywhere.get(next).names();
    split(next + 1, formulas.and(names, formulas.not(set)), value);
    split(
        next + 1,
        formulas.and(names, set),
        isSplitter ? value : formulas.and(value, everywhere.get(next).in()));
  }
}
