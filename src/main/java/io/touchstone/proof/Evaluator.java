package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.pattern.Languages;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a given value is in a formula. */
final class Evaluator {
  private final Languages languages;
  private final Budget budget;

  Evaluator(Languages languages, Budget budget) {
    this.languages = languages;
    this.budget = budget;
  }

  Truth of(Formula formula, JsonNode value) {
    Formula.Shape shape = formula.shape;
    if (shape instanceof Formula.Shape.Always always) {
      return Truth.of(always.holds());
    }
    if (shape instanceof Formula.Shape.Not not) {
      return of(not.part(), value).not();
    }
    if (shape instanceof Formula.Shape.Both both) {
      return all(both.parts(), value);
    }
    if (shape instanceof Formula.Shape.Either either) {
      return any(either.parts(), value);
    }
    if (shape instanceof Formula.Shape.Types types) {
      return Truth.of((types.bits() & JsonType.of(value).bit()) != 0);
    }
    if (shape instanceof Formula.Shape.IfType ifType) {
      return ifType.type() == JsonType.of(value) ? of(ifType.atom(), value) : Truth.TRUE;
    }
    if (shape instanceof Formula.Shape.Values values) {
      return Truth.of(values.values().contains(value));
    }
    if (shape instanceof Formula.Shape.Unknown) {
      return Truth.UNKNOWN;
    }
    if (shape instanceof Formula.Shape.IfThenElse choice) {
      Truth condition = of(choice.condition(), value);
      return condition
          .not()
          .or(of(choice.then(), value))
          .and(condition.or(of(choice.otherwise(), value)));
    }
    if (shape instanceof Formula.Shape.ExactlyOne one) {
      return exactlyOne(one.parts(), value);
    }
    return of(formula.resolved(), value);
  }

  /** For a value of the type that the formula is about. */
  Truth of(Typed typed, JsonNode value) {
    Typed.Shape shape = typed.shape;
    if (shape instanceof Typed.Shape.Always always) {
      return Truth.of(always.holds());
    }
    if (shape instanceof Typed.Shape.Literal literal) {
      Truth truth = of(literal.atom(), value);
      return literal.positive() ? truth : truth.not();
    }
    if (shape instanceof Typed.Shape.Both both) {
      Truth truth = Truth.TRUE;
      for (Iterator<Typed> i = both.parts().iterator(); i.hasNext() && truth != Truth.FALSE; ) {
        truth = truth.and(of(i.next(), value));
      }
      return truth;
    }
    Truth truth = Truth.FALSE;
    List<Typed> parts = ((Typed.Shape.Either) shape).parts();
    for (Iterator<Typed> i = parts.iterator(); i.hasNext() && truth != Truth.TRUE; ) {
      truth = truth.or(of(i.next(), value));
    }
    return truth;
  }

  private Truth all(List<Formula> parts, JsonNode value) {
    Truth truth = Truth.TRUE;
    for (Iterator<Formula> i = parts.iterator(); i.hasNext() && truth != Truth.FALSE; ) {
      truth = truth.and(of(i.next(), value));
    }
    return truth;
  }

  private Truth any(List<Formula> parts, JsonNode value) {
    Truth truth = Truth.FALSE;
    for (Iterator<Formula> i = parts.iterator(); i.hasNext() && truth != Truth.TRUE; ) {
      truth = truth.or(of(i.next(), value));
    }
    return truth;
  }

  private Truth exactlyOne(List<Formula> parts, JsonNode value) {
    int certain = 0;
    int possible = 0;
    for (Formula part : parts) {
      Truth truth = of(part, value);
      certain += truth == Truth.TRUE ? 1 : 0;
      possible += truth != Truth.FALSE ? 1 : 0;
    }
    if (certain > 1 || possible == 0) {
      return Truth.FALSE;
    }
    return certain == 1 && possible == 1 ? Truth.TRUE : Truth.UNKNOWN;
  }

  Truth of(Atom atom, JsonNode value) {
    budget.step();
    if (atom instanceof Atom.AtLeast atLeast) {
      return Truth.of(Numbers.of(value).compareTo(atLeast.bound()) >= 0);
    }
    if (atom instanceof Atom.Above above) {
      return Truth.of(Numbers.of(value).compareTo(above.bound()) > 0);
    }
    if (atom instanceof Atom.MultipleOf multiple) {
      return Truth.of(Numbers.isMultiple(Numbers.of(value), multiple.divisor()));
    }
    if (atom instanceof Atom.SpelledAsInteger) {
      return Truth.of(Numbers.isSpelledAsInteger(value));
    }
    if (atom instanceof Atom.SizeAtLeast sizeAtLeast) {
      return Truth.of(size(value) >= sizeAtLeast.size());
    }
    if (atom instanceof Atom.InLanguage in) {
      return Truth.of(languages.contains(in.language(), value.textValue()));
    }
    if (atom instanceof Atom.Accepted accepted) {
      return accepted.oracle().test(value.textValue());
    }
    if (atom instanceof Atom.OneOf oneOf) {
      return Truth.of(oneOf.values().contains(value));
    }
    if (atom instanceof Atom.ItemAt itemAt) {
      JsonNode item = value.get(itemAt.index());
      return item == null ? Truth.TRUE : of(itemAt.in(), item);
    }
    if (atom instanceof Atom.CountFrom count) {
      return countFrom(count, value);
    }
    if (atom instanceof Atom.Unique) {
      Set<String> seen = new HashSet<>();
      for (JsonNode element : value) {
        if (!seen.add(ValueSet.key(element))) {
          return Truth.FALSE;
        }
      }
      return Truth.TRUE;
    }
    if (atom instanceof Atom.Property property) {
      JsonNode member = value.get(property.key());
      return member == null ? Truth.TRUE : of(property.in(), member);
    }
    if (atom instanceof Atom.Keys keys) {
      return keys(keys, value);
    }
    return Truth.UNKNOWN;
  }

  private static long size(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue();
      return text.codePointCount(0, text.length());
    }
    return value.size();
  }

  private Truth countFrom(Atom.CountFrom count, JsonNode array) {
    long certain = 0;
    long possible = 0;
    for (int i = count.from(); i < array.size() && certain < count.count(); i++) {
      Truth truth = of(count.in(), array.get(i));
      certain += truth == Truth.TRUE ? 1 : 0;
      possible += truth != Truth.FALSE ? 1 : 0;
    }
    if (certain >= count.count()) {
      return Truth.TRUE;
    }
    return possible >= count.count() ? Truth.UNKNOWN : Truth.FALSE;
  }

  private Truth keys(Atom.Keys keys, JsonNode object) {
    Truth truth = Truth.TRUE;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      Truth named = of(keys.names(), TextNode.valueOf(member.getKey()));
      if (named != Truth.FALSE) {
        truth = truth.and(named.not().or(of(keys.in(), member.getValue())));
      }
      if (truth == Truth.FALSE) {
        return truth;
      }
    }
    return truth;
  }
}
