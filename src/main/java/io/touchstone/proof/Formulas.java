package io.touchstone.proof;

import io.touchstone.proof.Formula.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes formulas, each only once, and as simple as can be seen at a glance. */
final class Formulas {
  private static final Comparator<Formula> BY_ID = Comparator.comparingInt(part -> part.id);

  private final Map<Shape, Formula> made = new HashMap<>();

  final Formula all = make(new Shape.Always(true));
  final Formula none = make(new Shape.Always(false));

  Formulas() {
    all.negation = none;
    none.negation = all;
  }

  private Formula make(Shape shape) {
    return made.computeIfAbsent(shape, key -> new Formula(made.size(), key));
  }

  Formula always(boolean holds) {
    return holds ? all : none;
  }

  Formula not(Formula formula) {
    Formula part = formula.resolved();
    if (part.negation == null) {
      Formula negation = make(new Shape.Not(part));
      part.negation = negation;
      negation.negation = part;
    }
    return part.negation;
  }

  Formula and(Formula a, Formula b) {
    return and(List.of(a, b));
  }

  Formula or(Formula a, Formula b) {
    return or(List.of(a, b));
  }

  Formula and(Collection<Formula> parts) {
    TreeSet<Formula> flat = new TreeSet<>(BY_ID);
    for (Formula part : parts) {
      Formula formula = part.resolved();
      if (formula.shape instanceof Shape.Both both) {
        flat.addAll(both.parts());
      } else {
        flat.add(formula);
      }
    }
    flat.remove(all);
    for (Formula part : flat) {
      if (part == none || (part.negation != null && flat.contains(part.negation))) {
        return none;
      }
    }
    return switch (flat.size()) {
      case 0 -> all;
      case 1 -> flat.first();
      default -> make(new Shape.Both(new ArrayList<>(flat)));
    };
  }

  Formula or(Collection<Formula> parts) {
    TreeSet<Formula> flat = new TreeSet<>(BY_ID);
    for (Formula part : parts) {
      Formula formula = part.resolved();
      if (formula.shape instanceof Shape.Either either) {
        flat.addAll(either.parts());
      } else {
        flat.add(formula);
      }
    }
    flat.remove(none);
    for (Formula part : flat) {
      if (part == all || (part.negation != null && flat.contains(part.negation))) {
        return all;
      }
    }
    return switch (flat.size()) {
      case 0 -> none;
      case 1 -> flat.first();
      default -> make(new Shape.Either(new ArrayList<>(flat)));
    };
  }

  /** The parts are not a set: what stands twice can never hold exactly once. */
  Formula exactlyOne(List<Formula> parts) {
    List<Formula> possible =
        parts.stream().map(Formula::resolved).filter(part -> part != none).sorted(BY_ID).toList();
    return switch (possible.size()) {
      case 0 -> none;
      case 1 -> possible.get(0);
      default -> make(new Shape.ExactlyOne(possible));
    };
  }

  Formula ifThenElse(Formula condition, Formula then, Formula otherwise) {
    if (then == otherwise || condition == all) {
      return then;
    }
    if (condition == none) {
      return otherwise;
    }
    return make(new Shape.IfThenElse(condition, then, otherwise));
  }

  Formula types(int bits) {
    if (bits == JsonType.ALL_BITS || bits == 0) {
      return always(bits != 0);
    }
    return make(new Shape.Types(bits));
  }

  Formula values(ValueSet values) {
    return values.isEmpty() ? none : make(new Shape.Values(values));
  }

  /** If the value is of the type, the atom holds of it. */
  Formula when(JsonType type, Atom atom) {
    return make(new Shape.IfType(type, atom));
  }

  Formula unknown(String id, String reason) {
    return make(new Shape.Unknown(new Atom.Opaque(id, reason)));
  }

  Formula later() {
    return make(new Shape.Later());
  }

  Formula property(String key, Formula in) {
    return in == all ? all : when(JsonType.OBJECT, new Atom.Property(key, in));
  }

  /** If it is an object, it has the key. */
  Formula required(String key) {
    return or(types(JsonType.ALL_BITS & ~JsonType.OBJECT.bit()), not(property(key, none)));
  }

  /** If it is an object, the values of all keys among {@code names} are {@code in}. */
  Formula keys(Formula names, Formula in) {
    return names == none || in == all ? all : when(JsonType.OBJECT, new Atom.Keys(names, in));
  }

  Formula item(int index, Formula in) {
    return in == all ? all : when(JsonType.ARRAY, new Atom.ItemAt(index, in));
  }

  /** If it is an array, all its elements at {@code from} and behind it are {@code in}. */
  Formula itemsFrom(int from, Formula in) {
    return in == all ? all : unless(JsonType.ARRAY, new Atom.CountFrom(from, not(in), 1));
  }

  Formula sizeAtLeast(JsonType type, long size) {
    return size <= 0 ? all : when(type, new Atom.SizeAtLeast(size));
  }

  /** If it is of the type, it has no more than {@code size} parts. */
  Formula sizeAtMost(JsonType type, long size) {
    return size == Long.MAX_VALUE ? all : unless(type, new Atom.SizeAtLeast(size + 1));
  }

  /** If the value is of the type, the atom does not hold of it. */
  Formula unless(JsonType type, Atom atom) {
    return or(types(JsonType.ALL_BITS & ~type.bit()), not(when(type, atom)));
  }
}
