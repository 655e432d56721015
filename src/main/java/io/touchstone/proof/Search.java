package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Looks for a value of one type in a formula: takes on what must hold, lets a theory find a value
 * for that, and makes a choice only where that value does not already satisfy it.
 */
final class Search {
  private static final int MOST_EXCLUDED_PARTS = 200;
  private static final Collection<JsonNode> NULL = List.of(NullNode.instance);
  private static final Collection<JsonNode> BOOLEANS = List.of(BooleanNode.FALSE, BooleanNode.TRUE);

  private final Spelling spelling;
  private final TypedFormulas typedFormulas;
  private final Evaluator evaluator;
  private final Budget budget;
  private final Map<JsonType, Theory> theories;

  Search(
      Spelling spelling,
      TypedFormulas typedFormulas,
      Evaluator evaluator,
      Budget budget,
      Map<JsonType, Theory> theories) {
    this.spelling = spelling;
    this.typedFormulas = typedFormulas;
    this.evaluator = evaluator;
    this.budget = budget;
    this.theories = theories;
  }

  Outcome find(JsonType type, Typed formula) {
    Assignment assignment = Assignment.none(typedFormulas);
    return assignment.add(formula) ? explore(type, assignment) : Outcome.EMPTY;
  }

  private Outcome explore(JsonType type, Assignment assignment) {
    budget.step();
    if (!assignment.propagate(budget)) {
      return Outcome.EMPTY;
    }
    Collection<JsonNode> only = finiteDomain(type, assignment);
    if (only != null) {
      return among(only, assignment);
    }
    List<Typed.Shape.Literal> literals = assignment.literals();
    budget.steps(literals.size());
    Outcome outcome = theories.get(type).solve(literals);
    if (outcome instanceof Outcome.Empty) {
      return outcome;
    }
    if (outcome instanceof Outcome.Found found) {
      Truth truth = assignment.of(found.value(), evaluator);
      if (truth == Truth.TRUE) {
        return found;
      }
      if (isExcluded(assignment, found.value())) {
        if (found.value().size() > MOST_EXCLUDED_PARTS) {
          return Outcome.Unknown.because("budget: a large excluded array or object");
        }
        if (assignment.noteExcluded(found.value())) {
          return assignment.add(unlike(found.value())) ? explore(type, assignment) : Outcome.EMPTY;
        }
      }
    }
    if (assignment.choices().isEmpty()) {
      return outcome instanceof Outcome.Found ? opaque(assignment) : outcome;
    }
    return branch(type, assignment);
  }

  private static Collection<JsonNode> finiteDomain(JsonType type, Assignment assignment) {
    if (type == JsonType.NULL) {
      return NULL;
    }
    if (type == JsonType.BOOLEAN) {
      return BOOLEANS;
    }
    ValueSet smallest = assignment.smallestEnum();
    return smallest == null ? null : smallest.values();
  }

  private Outcome among(Collection<JsonNode> values, Assignment assignment) {
    Outcome.Doubts doubts = new Outcome.Doubts();
    for (JsonNode value : values) {
      budget.step();
      Truth truth = assignment.of(value, evaluator);
      if (truth == Truth.TRUE) {
        return new Outcome.Found(value);
      }
      if (truth == Truth.UNKNOWN) {
        doubts.add(opaque(assignment));
      }
    }
    return doubts.outcome();
  }

  private Outcome branch(JsonType type, Assignment assignment) {
    Outcome.Doubts doubts = new Outcome.Doubts();
    Typed choice = assignment.shortestChoice();
    assignment.remove(choice);
    List<Typed> possible =
        theories.get(type).possible(Assignment.options(choice), assignment.literals());
    for (Iterator<Typed> options = possible.iterator(); options.hasNext(); ) {
      Typed option = options.next();
      Assignment taken = assignment.copy();
      if (taken.add(option)) {
        Outcome outcome = explore(type, taken);
        if (outcome instanceof Outcome.Found) {
          return outcome;
        }
        doubts.add(outcome);
      }
      // An option that was tried in vain is out; but not what merely equals its constants.
      boolean isOut = options.hasNext() && !spelling.triesOwnOnly();
      if (isOut && !assignment.add(typedFormulas.not(option))) {
        break;
      }
    }
    return doubts.outcome();
  }

  /** Why a value could not be seen to fit although nothing speaks against it. */
  private Outcome opaque(Assignment assignment) {
    Outcome.Doubts doubts = new Outcome.Doubts();
    assignment.literals().forEach(literal -> reasons(literal, doubts));
    assignment.choices().forEach(choice -> reasons(choice, doubts));
    if (doubts.isEmpty()) {
      doubts.add("something that cannot be reasoned about, further inside");
    }
    return doubts.outcome();
  }

  private static void reasons(Typed typed, Outcome.Doubts doubts) {
    if (typed.shape instanceof Typed.Shape.Literal literal) {
      reasons(literal, doubts);
    } else if (typed.shape instanceof Typed.Shape.Both both) {
      both.parts().forEach(part -> reasons(part, doubts));
    } else if (typed.shape instanceof Typed.Shape.Either either) {
      either.parts().forEach(part -> reasons(part, doubts));
    }
  }

  private static void reasons(Typed.Shape.Literal literal, Outcome.Doubts doubts) {
    if (literal.atom() instanceof Atom.Opaque opaque) {
      doubts.add(opaque.reason());
    } else if (literal.atom() instanceof Atom.Accepted accepted) {
      doubts.add(accepted.oracle().reason());
    }
  }

  /** Whether it is a container that is named as not meant; the theories do not look. */
  private static boolean isExcluded(Assignment assignment, JsonNode value) {
    return value.isContainerNode()
        && assignment.literals().stream()
            .anyMatch(
                literal ->
                    !literal.positive()
                        && literal.atom() instanceof Atom.OneOf oneOf
                        && oneOf.values().contains(value));
  }

  /** How a container may differ from this one, as a choice of literals that the theories know. */
  private Typed unlike(JsonNode value) {
    List<Typed> ways = new ArrayList<>();
    ways.add(typedFormulas.literal(new Atom.SizeAtLeast(value.size() + 1L), true));
    if (value.size() > 0) {
      ways.add(typedFormulas.literal(new Atom.SizeAtLeast(value.size()), false));
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        ways.add(typedFormulas.literal(new Atom.ItemAt(i, just(value.get(i))), false));
      }
    } else {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String key = member.getKey();
        ways.add(typedFormulas.literal(new Atom.Property(key, spelling.anyOf(List.of())), true));
        ways.add(typedFormulas.literal(new Atom.Property(key, just(member.getValue())), false));
      }
    }
    return typedFormulas.or(ways);
  }

  private Formula just(JsonNode value) {
    return spelling.ofEquals().anyOf(List.of(value));
  }
}
