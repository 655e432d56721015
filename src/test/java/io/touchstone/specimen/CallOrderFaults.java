package io.touchstone.specimen;

import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.total;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Faults that only another input between two calls brings to light, or a look at the input. */
public final class CallOrderFaults {
  private CallOrderFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new LeftoverCurrency(),
            "call-order",
            "takes the currency of the order before where there is none",
            Samples.ORDERS),
        mutant(
            new RunningMaximum(),
            "call-order",
            "compares with the largest order that it has ever seen",
            Samples.ORDERS),
        mutant(
            new OpenCircuit(),
            "call-order",
            "refuses everything after one order that it could not read",
            Samples.ORDERS),
        mutant(
            new StickyOption(),
            "call-order",
            "stays strict once one goal has asked for it",
            Samples.GOALS),
        mutant(
            new LooselyKeyedCache(),
            "call-order",
            "caches without regard to case, and answers in the letters of the first caller",
            Samples.GOALS),
        mutant(
            new ReusedAnswer(),
            "call-order",
            "fills one answer again and again, and leaves members of the call before",
            Samples.ORDERS),
        mutant(
            new MutatedInput(),
            "input-unchanged",
            "puts the first word of the input itself in capitals",
            Samples.GOALS),
        mutant(
            new ReorderedInput(),
            "input-unchanged",
            "moves a member of the input to its end",
            Samples.ARTICLES),
        mutant(
            new SortedInput(), "input-unchanged", "sorts the lines of the input", Samples.ORDERS));
  }

  /** Shows what orders cost. */
  public static final class LeftoverCurrency implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicReference<String> last = new AtomicReference<>("EUR");
      return order -> {
        String currency = text(order, "currency");
        if (!currency.isEmpty()) {
          last.set(currency);
        }
        return summary(order).put("currency", last.get());
      };
    }
  }

  /** Says how much of the room for a chart an order takes. */
  public static final class RunningMaximum implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicReference<BigDecimal> largest = new AtomicReference<>(BigDecimal.ONE);
      return order ->
          summary(order)
              .put("scale_to", plain(largest.accumulateAndGet(total(order), BigDecimal::max)));
    }
  }

  /** Passes orders on until the other side seems broken. */
  public static final class OpenCircuit implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicBoolean broken = new AtomicBoolean();
      return order -> {
        if (elements(order, "lines").isEmpty()) {
          broken.set(true);
        }
        return broken.get()
            ? object().set("$error", object().put("code", "UNAVAILABLE"))
            : summary(order);
      };
    }
  }

  /** Admits goals by their priority. */
  public static final class StickyOption implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicBoolean strict = new AtomicBoolean();
      return goal -> {
        if (goal.path("options").path("strict").asBoolean()) {
          strict.set(true);
        }
        int least = strict.get() ? 4 : 1;
        boolean admitted = number(goal, "priority").intValue() >= least;
        return object().put("goal", text(goal, "goal")).put("admitted", admitted);
      };
    }
  }

  /** Makes headings of goals. */
  public static final class LooselyKeyedCache implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, String> headings = new ConcurrentHashMap<>();
      return goal -> {
        String words = text(goal, "goal");
        String key = words.toLowerCase(Locale.ROOT);
        return object().put("heading", headings.computeIfAbsent(key, k -> "Goal: " + words));
      };
    }
  }

  /** Sums up orders, with their note if they have one. */
  public static final class ReusedAnswer implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      ObjectNode answer = object();
      return order -> {
        synchronized (answer) {
          answer.setAll(summary(order));
          if (!text(order, "note").isEmpty()) {
            answer.put("note", text(order, "note"));
          }
          return answer.deepCopy();
        }
      };
    }
  }

  /** Makes the first word of a goal its title. */
  public static final class MutatedInput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        String title = text(goal, "goal").split(" ")[0].toUpperCase(Locale.ROOT);
        ((ObjectNode) goal).put("goal", title + text(goal, "goal").substring(title.length()));
        return object().put("title", title);
      };
    }
  }

  /** Says how long articles are without their title. */
  public static final class ReorderedInput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        JsonNode title = ((ObjectNode) article).remove("title");
        String rest = text(article, "text");
        ((ObjectNode) article).set("title", title);
        return object().put("title", text(article, "title")).put("letters", rest.length());
      };
    }
  }

  /** Finds the dearest line of an order. */
  public static final class SortedInput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        ArrayNode lines = (ArrayNode) order.path("lines");
        List<JsonNode> sorted = elements(order, "lines");
        sorted.sort((a, b) -> number(b, "price").compareTo(number(a, "price")));
        lines.removeAll();
        lines.addAll(sorted);
        String dearest = sorted.isEmpty() ? "none" : text(sorted.get(0), "sku");
        return summary(order).put("dearest", dearest);
      };
    }
  }
}
