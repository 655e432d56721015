package io.touchstone.proof;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wanted of an object: its literals, sorted. */
final class ObjectWish {
  /** Some member whose key is among {@code names} has a value that is {@code in}. */
  record Some(Formula names, Formula in) {}

  private final Solver solver;
  private final Formulas formulas;
  final List<Atom.Keys> everywhere = new ArrayList<>();
  final List<Some> somewhere = new ArrayList<>();

  /** The keys that must be there, and what is asked of their values beyond {@link #valueOf}. */
  final Map<String, Formula> required = new LinkedHashMap<>();

  /** The keys that are spoken of, and what their values must be where they are there. */
  private final Map<String, List<Formula>> named = new LinkedHashMap<>();

  private final Map<String, Formula> valueOf = new LinkedHashMap<>();
  long least;
  long most = Long.MAX_VALUE;

  /** Whether it is unknown of a key if it belongs to a set. */
  boolean isVague;

  ObjectWish(Solver solver, List<Typed.Shape.Literal> literals) {
    this.solver = solver;
    this.formulas = solver.formulas();
    literals.forEach(this::add);
    least = Math.max(least, required.size());
  }

  private void add(Typed.Shape.Literal literal) {
    boolean positive = literal.positive();
    if (literal.atom() instanceof Atom.SizeAtLeast atLeast) {
      if (positive) {
        least = Math.max(least, atLeast.size());
      } else {
        most = Math.min(most, atLeast.size() - 1);
      }
    } else if (literal.atom() instanceof Atom.Property property) {
      List<Formula> conditions = named.computeIfAbsent(property.key(), key -> new ArrayList<>());
      if (positive) {
        conditions.add(property.in());
      } else {
        required.merge(property.key(), formulas.not(property.in()), formulas::and);
      }
    } else if (literal.atom() instanceof Atom.Keys keys) {
      if (positive) {
        everywhere.add(keys);
      } else {
        somewhere.add(new Some(keys.names(), formulas.not(keys.in())));
      }
    }
  }

  /** The keys that are spoken of one by one. */
  Iterable<String> named() {
    return named.keySet();
  }

  /** What the value of {@code key} must be if it is there. */
  Formula valueOf(String key) {
    Formula known = valueOf.get(key);
    if (known == null) {
      List<Formula> parts = new ArrayList<>(named.getOrDefault(key, List.of()));
      for (Atom.Keys keys : everywhere) {
        Truth isMember = isAmong(keys.names(), key);
        isVague |= isMember == Truth.UNKNOWN;
        if (isMember != Truth.FALSE) {
          parts.add(keys.in());
        }
      }
      known = formulas.and(parts);
      valueOf.put(key, known);
    }
    return known;
  }

  Truth isAmong(Formula names, String key) {
    return solver.evaluator().of(names, TextNode.valueOf(key));
  }
}
