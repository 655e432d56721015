package io.touchstone.proof;

import io.touchstone.proof.Typed.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What formulas mean for the values of one type. Here the tests of types disappear, negations sink
 * down to the literals, and {@code oneOf} and {@code if} are written out.
 */
final class TypedFormulas {
  private static final Comparator<Typed> BY_ID = Comparator.comparingInt(part -> part.id);

  /** Writing a oneOf out takes the square of its branches. */
  private static final int MOST_BRANCHES = 120;

  private final Map<Shape, Typed> made = new HashMap<>();
  private final Budget budget;

  final Typed all;
  final Typed none;

  TypedFormulas(Budget budget) {
    this.budget = budget;
    all = make(new Shape.Always(true));
    none = make(new Shape.Always(false));
    all.dual = none;
    none.dual = all;
  }

  private Typed make(Shape shape) {
    return made.computeIfAbsent(shape, key -> new Typed(made.size(), key));
  }

  /** The values of {@code type} that are in the formula, or those that are not. */
  Typed of(Formula formula, JsonType type, boolean positive) {
    int slot = type.ordinal() * 2 + (positive ? 1 : 0);
    Typed known = formula.typed[slot];
    if (known == null) {
      budget.step();
      known = derive(formula, type, positive);
      formula.typed[slot] = known;
    }
    return known;
  }

  private Typed derive(Formula formula, JsonType type, boolean positive) {
    Formula.Shape shape = formula.shape;
    if (shape instanceof Formula.Shape.Always always) {
      return always(always.holds() == positive);
    }
    if (shape instanceof Formula.Shape.Not not) {
      return of(not.part(), type, !positive);
    }
    if (shape instanceof Formula.Shape.Both both) {
      List<Typed> parts = each(both.parts(), type, positive);
      return positive ? and(parts) : or(parts);
    }
    if (shape instanceof Formula.Shape.Either either) {
      List<Typed> parts = each(either.parts(), type, positive);
      return positive ? or(parts) : and(parts);
    }
    if (shape instanceof Formula.Shape.Types types) {
      return always(((types.bits() & type.bit()) != 0) == positive);
    }
    if (shape instanceof Formula.Shape.IfType ifType) {
      return ifType.type() == type ? literal(ifType.atom(), positive) : always(positive);
    }
    if (shape instanceof Formula.Shape.Values values) {
      ValueSet ofType = values.values().ofType(type);
      return ofType.isEmpty() ? always(!positive) : literal(new Atom.OneOf(ofType), positive);
    }
    if (shape instanceof Formula.Shape.Unknown unknown) {
      return literal(unknown.atom(), positive);
    }
    if (shape instanceof Formula.Shape.IfThenElse choice) {
      return or(
          and(of(choice.condition(), type, true), of(choice.then(), type, positive)),
          and(of(choice.condition(), type, false), of(choice.otherwise(), type, positive)));
    }
    if (shape instanceof Formula.Shape.ExactlyOne one) {
      return exactlyOne(one.parts(), type, positive);
    }
    return of(formula.resolved(), type, positive);
  }

  private List<Typed> each(List<Formula> parts, JsonType type, boolean positive) {
    List<Typed> each = new ArrayList<>(parts.size());
    for (Formula part : parts) {
      each.add(of(part, type, positive));
    }
    return each;
  }

  private Typed exactlyOne(List<Formula> branches, JsonType type, boolean positive) {
    List<Typed> in = new ArrayList<>();
    List<Typed> out = new ArrayList<>();
    for (Formula branch : branches) {
      Typed typed = of(branch, type, true);
      if (typed != none) {
        in.add(typed);
        out.add(of(branch, type, false));
      }
    }
    if (in.size() > MOST_BRANCHES) {
      String reason = "budget: oneOf of more than " + MOST_BRANCHES + " branches of one type";
      return literal(new Atom.Opaque("oneOf " + ids(branches), reason), positive);
    }
    List<Typed> cases = new ArrayList<>();
    if (!positive) {
      cases.add(and(out));
    }
    for (int i = 0; i < in.size(); i++) {
      budget.steps(in.size());
      if (positive) {
        List<Typed> onlyThis = new ArrayList<>(out);
        onlyThis.set(i, in.get(i));
        cases.add(and(onlyThis));
      } else {
        List<Typed> others = in.subList(i + 1, in.size());
        cases.add(and(in.get(i), or(others)));
      }
    }
    return or(cases);
  }

  private static List<Integer> ids(List<Formula> branches) {
    return branches.stream().map(branch -> branch.id).toList();
  }

  Typed always(boolean holds) {
    return holds ? all : none;
  }

  Typed literal(Atom atom, boolean positive) {
    Typed literal = make(new Shape.Literal(atom, positive));
    if (literal.dual == null) {
      Typed dual = make(new Shape.Literal(atom, !positive));
      literal.dual = dual;
      dual.dual = literal;
    }
    return literal;
  }

  Typed not(Typed typed) {
    if (typed.dual == null) {
      Typed dual =
          typed.shape instanceof Shape.Both both
              ? or(both.parts().stream().map(this::not).toList())
              : and(((Shape.Either) typed.shape).parts().stream().map(this::not).toList());
      typed.dual = dual;
      if (dual.dual == null) {
        dual.dual = typed;
      }
    }
    return typed.dual;
  }

  private Typed and(Typed a, Typed b) {
    return and(List.of(a, b));
  }

  private Typed or(Typed a, Typed b) {
    return or(List.of(a, b));
  }

  Typed and(Collection<Typed> parts) {
    TreeSet<Typed> flat = new TreeSet<>(BY_ID);
    for (Typed part : parts) {
      if (part.shape instanceof Shape.Both both) {
        flat.addAll(both.parts());
      } else {
        flat.add(part);
      }
    }
    flat.remove(all);
    if (clash(flat, none)) {
      return none;
    }
    return switch (flat.size()) {
      case 0 -> all;
      case 1 -> flat.first();
      default -> make(new Shape.Both(new ArrayList<>(flat)));
    };
  }

  Typed or(Collection<Typed> parts) {
    TreeSet<Typed> flat = new TreeSet<>(BY_ID);
    for (Typed part : parts) {
      if (part.shape instanceof Shape.Either either) {
        flat.addAll(either.parts());
      } else {
        flat.add(part);
      }
    }
    flat.remove(none);
    if (clash(flat, all)) {
      return all;
    }
    return switch (flat.size()) {
      case 0 -> none;
      case 1 -> flat.first();
      default -> make(new Shape.Either(new ArrayList<>(flat)));
    };
  }

  private static boolean clash(TreeSet<Typed> parts, Typed absorbing) {
    for (Typed part : parts) {
      if (part == absorbing || (part.dual != null && parts.contains(part.dual))) {
        return true;
      }
    }
    return false;
  }
}
