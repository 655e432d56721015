package io.touchstone.specimen;

import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Races of two calls whose window has a look at the input in it. */
public final class GatedFaults {
  private GatedFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new SharedStringBuilder(),
            "gated",
            "appends to a StringBuilder that all calls share",
            Samples.GOALS),
        mutant(
            new CheckThenAct(),
            "gated",
            "sees that the till is closed, and opens it later without another look",
            Samples.ORDERS),
        mutant(
            new FieldForLocal(),
            "gated",
            "adds up in a field what belongs in a local variable",
            Samples.ORDERS),
        mutant(
            new HalfFilledTable(),
            "gated",
            "hands out a table that it makes on demand before it is filled",
            Samples.READINGS),
        mutant(
            new IterationWhileWritten(),
            "gated",
            "goes through a list to which other calls add",
            Samples.ORDERS),
        mutant(
            new SharedCursor(),
            "gated",
            "counts sections with a position that all calls share",
            Samples.ARTICLES));
  }

  /** Renders goals as one line. */
  public static final class SharedStringBuilder implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      StringBuilder line = new StringBuilder();
      return goal -> {
        line.setLength(0);
        line.append(text(goal, "goal")).append(" by ").append(text(goal, "deadline"));
        line.append(" for ").append(plain(number(goal.path("limits"), "budget")));
        return object().put("line", line.toString());
      };
    }
  }

  /** Opens the till for the first of several orders, and closes it after the last. */
  public static final class CheckThenAct implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicInteger orders = new AtomicInteger();
      AtomicBoolean open = new AtomicBoolean();
      return order -> {
        orders.incrementAndGet();
        try {
          if (!open.get()) {
            String first = text(order, "id");
            if (!open.compareAndSet(false, true)) {
              throw new IllegalStateException("the till was opened already, not by " + first);
            }
          }
          return summary(order);
        } finally {
          if (orders.decrementAndGet() == 0) {
            open.set(false);
          }
        }
      };
    }
  }

  /** Sums up orders. */
  public static final class FieldForLocal implements SpecimenFactory {
    private static final class Till implements Subject {
      private BigDecimal total;

      @Override
      public JsonNode call(JsonNode order) {
        total = BigDecimal.ZERO;
        for (JsonNode line : elements(order, "lines")) {
          total = total.add(number(line, "quantity").multiply(number(line, "price")));
        }
        return object().put("order", text(order, "id")).put("total", plain(total));
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Till();
    }
  }

  /** Scales readings by a table that it keeps as long as somebody uses it. */
  public static final class HalfFilledTable implements SpecimenFactory {
    private static final class Scales implements Subject {
      private final AtomicInteger users = new AtomicInteger();
      private Map<String, String> table;
      private final AtomicReference<String> askedBy = new AtomicReference<>();

      @Override
      public JsonNode call(JsonNode reading) {
        users.incrementAndGet();
        try {
          String scale = table(reading).get(text(reading, "unit"));
          return object().put("station", text(reading, "station")).put("scale", scale);
        } finally {
          if (users.decrementAndGet() == 0) {
            table = null;
          }
        }
      }

      /**
       * Looks first without the lock; but the field is set before the table is filled. Whoever
       * waited for the lock makes another table, which harms nobody.
       */
      private Map<String, String> table(JsonNode reading) {
        Map<String, String> known = table;
        if (known == null) {
          synchronized (this) {
            known = new ConcurrentHashMap<>();
            table = known;
            askedBy.set(text(reading, "station"));
            known.put("F", "Fahrenheit");
            known.put("K", "Kelvin");
            known.put("C", "Celsius");
          }
        }
        return known;
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Scales();
    }
  }

  /** Counts pieces by way of a list of what is being packed. */
  public static final class IterationWhileWritten implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      List<JsonNode> packing = new ArrayList<>();
      return order -> {
        List<JsonNode> lines = elements(order, "lines");
        packing.addAll(lines);
        BigDecimal pieces = BigDecimal.ZERO;
        for (JsonNode line : packing) {
          pieces = pieces.add(number(line, "quantity"));
        }
        packing.removeAll(lines);
        return summary(order).put("pieces", plain(pieces));
      };
    }
  }

  /** Lists the headings of an article. */
  public static final class SharedCursor implements SpecimenFactory {
    private static final class Contents implements Subject {
      private int position;

      @Override
      public JsonNode call(JsonNode article) {
        List<String> headings = new ArrayList<>();
        position = 0;
        while (position < article.path("sections").size()) {
          headings.add(text(article.path("sections").path(position), "heading"));
          position++;
        }
        return object().put("contents", String.join(", ", headings));
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Contents();
    }
  }
}
