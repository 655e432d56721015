package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects: keys that must be there, members of which some must exist, conditions on the values of
 * whole sets of keys, and bounds of size.
 */
final class ObjectTheory implements Theory {
  private static final int LARGEST = 2_000;

  /** So many options are worth a look at each before any is tried. */
  private static final int MANY = 4;

  private final Solver solver;

  ObjectTheory(Solver solver) {
    this.solver = solver;
  }

  @Override
  public Outcome solve(List<Typed.Shape.Literal> literals) {
    ObjectWish wish = new ObjectWish(solver, literals);
    if (wish.least > wish.most) {
      return Outcome.EMPTY;
    }
    Outcome.Doubts doubts = new Outcome.Doubts();
    JsonNode object = new Members(wish, doubts).find();
    if (object != null) {
      return new Outcome.Found(object);
    }
    if (wish.isVague) {
      doubts.add("a pattern for keys that cannot be reasoned about");
    }
    return doubts.outcome();
  }

  /** Leaves out members whose value would have to be what their own conditions exclude. */
  @Override
  public List<Typed> possible(List<Typed> options, List<Typed.Shape.Literal> literals) {
    if (options.size() < MANY) {
      return options;
    }
    Map<String, List<Formula>> conditions = new HashMap<>();
    for (Typed.Shape.Literal literal : literals) {
      if (literal.positive() && literal.atom() instanceof Atom.Property property) {
        conditions.computeIfAbsent(property.key(), key -> new ArrayList<>()).add(property.in());
      }
    }
    return options.stream().filter(option -> isPossible(option, conditions)).toList();
  }

  private boolean isPossible(Typed option, Map<String, List<Formula>> conditions) {
    if (option.shape instanceof Typed.Shape.Literal literal
        && !literal.positive()
        && literal.atom() instanceof Atom.Property property
        && conditions.containsKey(property.key())) {
      List<Formula> parts = new ArrayList<>(conditions.get(property.key()));
      parts.add(solver.formulas().not(property.in()));
      return !(solver.find(solver.formulas().and(parts)) instanceof Outcome.Empty);
    }
    return true;
  }

  /**
   * The members that an object is given, one after the other. An object that cannot be had is null;
   * the doubts, and they alone, say whether it might be had all the same.
   */
  private final class Members {
    private final ObjectWish wish;
    private final Outcome.Doubts doubts;
    private final Map<String, Formula> present = new LinkedHashMap<>();
    private List<KeyRegions.Region> regions;

    Members(ObjectWish wish, Outcome.Doubts doubts) {
      this.wish = wish;
      this.doubts = doubts;
    }

    JsonNode find() {
      for (Map.Entry<String, Formula> required : wish.required.entrySet()) {
        String key = required.getKey();
        if (!put(key, solver.formulas().and(required.getValue(), wish.valueOf(key)))) {
          return null;
        }
      }
      return provide(0);
    }

    /** Adds a member, or replaces one; false where no value is possible, or none is known. */
    private boolean put(String key, Formula value) {
      Outcome outcome = solver.find(value);
      if (!(outcome instanceof Outcome.Found)) {
        doubts.add(outcome);
        return false;
      }
      present.put(key, value);
      return true;
    }

    /** Sees that the n-th of those that must be somewhere, and all behind it, are. */
    private JsonNode provide(int n) {
      solver.budget().step();
      if (n == wish.somewhere.size()) {
        return fillUp();
      }
      ObjectWish.Some some = wish.somewhere.get(n);
      Map<String, Formula> before = new LinkedHashMap<>(present);
      for (Map.Entry<String, Formula> member : before.entrySet()) {
        JsonNode object = provideAt(n, some, member.getKey(), member.getValue());
        if (object != null) {
          return object;
        }
      }
      if (present.size() >= wish.most) {
        return null;
      }
      for (String key : wish.named()) {
        if (!before.containsKey(key)) {
          JsonNode object = provideAt(n, some, key, wish.valueOf(key));
          if (object != null) {
            return object;
          }
        }
      }
      return provideAnew(n, some, before);
    }

    private JsonNode provideAt(int n, ObjectWish.Some some, String key, Formula value) {
      Truth isMember = wish.isAmong(some.names(), key);
      if (isMember == Truth.UNKNOWN) {
        wish.isVague = true;
      }
      Map<String, Formula> before = new LinkedHashMap<>(present);
      JsonNode object = null;
      if (isMember == Truth.TRUE && put(key, solver.formulas().and(value, some.in()))) {
        object = provide(n + 1);
      }
      restore(before);
      return object;
    }

    private JsonNode provideAnew(int n, ObjectWish.Some some, Map<String, Formula> before) {
      for (KeyRegions.Region region : regions()) {
        Formula names = solver.formulas().and(region.names(), some.names());
        Formula value = solver.formulas().and(region.value(), some.in());
        if (solver.find(value) instanceof Outcome.Empty) {
          continue;
        }
        Outcome key = KeyRegions.key(new KeyRegions.Region(names, value), present.keySet(), solver);
        if (key instanceof Outcome.Found found) {
          if (put(found.value().textValue(), value)) {
            JsonNode object = provide(n + 1);
            if (object != null) {
              return object;
            }
          }
          restore(before);
        } else {
          doubts.add(key);
        }
      }
      return null;
    }

    private void restore(Map<String, Formula> before) {
      present.clear();
      present.putAll(before);
    }

    /** Adds members that nobody asks for until there are enough. */
    private JsonNode fillUp() {
      if (present.size() > wish.most) {
        return null;
      }
      if (present.size() < wish.least) {
        if (wish.least > LARGEST && !regions().isEmpty()) {
          doubts.add("budget: an object of " + wish.least + " members");
          return null;
        }
        Map<String, Formula> before = new LinkedHashMap<>(present);
        addNamed();
        addFresh();
        if (present.size() < wish.least) {
          restore(before);
          return null;
        }
      }
      return object();
    }

    private void addNamed() {
      for (String key : wish.named()) {
        if (present.size() < wish.least && !present.containsKey(key)) {
          put(key, wish.valueOf(key));
        }
      }
    }

    private void addFresh() {
      if (present.size() >= wish.least) {
        return;
      }
      for (KeyRegions.Region region : regions()) {
        doubts.add(solver.find(region.value()));
        while (present.size() < wish.least
            && solver.find(region.value()) instanceof Outcome.Found) {
          solver.budget().step();
          Outcome key = KeyRegions.key(region, present.keySet(), solver);
          if (!(key instanceof Outcome.Found found)) {
            doubts.add(key);
            break;
          }
          present.put(found.value().textValue(), region.value());
        }
      }
    }

    private JsonNode object() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Formula> member : present.entrySet()) {
        if (!(solver.find(member.getValue()) instanceof Outcome.Found found)) {
          doubts.add("a member that was found before");
          return null;
        }
        JsonNode value = found.value();
        object.set(member.getKey(), value);
      }
      return object;
    }

    /**
     * Where several members must be somewhere, no region may lie across what they ask for: one key
     * may have to serve several of them, and in a finite set one may need the key of another.
     */
    private List<KeyRegions.Region> regions() {
      if (regions == null) {
        List<Formula> splitters =
            wish.somewhere.size() > 1
                ? wish.somewhere.stream().map(ObjectWish.Some::names).distinct().toList()
                : List.of();
        regions = KeyRegions.of(wish, solver, splitters, doubts);
      }
      return regions;
    }
  }
}
