package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.Comparison;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Subjects with a known fault, stressed before any other: a stress that does not catch them decides
 * nothing about the rest.
 */
public final class Canaries {
  private final Function<SubjectFactory, StressSubject> binder;

  /** A factory and what must catch it. */
  private record Canary(SubjectFactory factory, Perturbation catcher) {}

  /**
   * @param binder makes the subject of a factory as that of any other is made
   */
  public Canaries(Function<SubjectFactory, StressSubject> binder) {
    this.binder = binder;
  }

  /** What was not caught, in a phrase each; empty where the stress can be trusted. */
  public List<String> missed(Effort effort) {
    List<Canary> canaries = new ArrayList<>();
    if (effort.keyOrders() > 0) {
      canaries.add(new Canary(new OrderLeak(), new KeyOrder()));
    }
    if (effort.pairs() > 0) {
      canaries.add(new Canary(new Race(), new GatedInput()));
    }
    if (effort.concurrent() > 1) {
      canaries.add(new Canary(new Race(), new TightStress()));
    }
    if (effort.worlds()) {
      canaries.add(new Canary(new Salt(), new Processes()));
    }
    return canaries.stream()
        .filter(canary -> !caught(canary, effort))
        .map(Canaries::words)
        .toList();
  }

  private static String words(Canary canary) {
    return "%s, which has a known fault, by %s"
        .formatted(canary.factory().name(), canary.catcher().name());
  }

  private boolean caught(Canary canary, Effort effort) {
    StressSubject subject = binder.apply(canary.factory());
    Bench bench = new Bench(subject, StressView.of(Comparison.EVERYTHING));
    try (StressCase stressed = new StressCase(bench, input(), List.of(), 1, effort)) {
      Optional<String> objection = canary.catcher().objection(stressed);
      return objection.isEmpty() && canary.catcher().search(stressed).isPresent();
    }
  }

  private static JsonNode input() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 12; i++) {
      input.put("key" + i, i);
    }
    return input;
  }

  /** Answers the names in the order in which they come. */
  static final class OrderLeak implements SubjectFactory {
    @Override
    public String name() {
      return "canary.key-order";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        input.fieldNames().forEachRemaining(names::add);
        return names;
      };
    }
  }

  /** All calls write into one buffer. */
  static final class Race implements SubjectFactory {
    @Override
    public String name() {
      return "canary.race";
    }

    @Override
    public Subject open(SubjectContext context) {
      StringBuffer text = new StringBuffer();
      return input -> {
        text.setLength(0);
        for (JsonNode value : input) {
          text.append(value.asText()).append(' ');
          Thread.yield();
        }
        return JsonNodeFactory.instance.textNode(text.toString());
      };
    }
  }

  /** The order of an immutable set, which Java salts anew in each process. */
  static final class Salt implements SubjectFactory {
    @Override
    public String name() {
      return "canary.hash-salt";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        Set.of("a", "b", "c", "d", "e", "f", "g", "h").forEach(names::add);
        return names;
      };
    }
  }
}
