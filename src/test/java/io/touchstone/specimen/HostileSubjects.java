package io.touchstone.specimen;

import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.util.List;

/** Subjects that harm the process they run in. */
public final class HostileSubjects {
  private HostileSubjects() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new ExitsProcess(),
            "process",
            "ends the Java process when an order has no lines",
            Samples.ORDERS),
        mutant(
            new LocksInTwoOrders(),
            "tight",
            "takes two locks in one order, and later in the other",
            Samples.ORDERS),
        mutant(
            new FillsStandardOutput(),
            "process",
            "prints two million characters a call to standard output",
            Samples.ARTICLES),
        mutant(
            new LeavesChildren(),
            "process",
            "starts a program at each call, which outlives it",
            Samples.GOALS));
  }

  /** Sums up orders. */
  public static final class ExitsProcess implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        if (order.path("lines").isEmpty()) {
          System.exit(0);
        }
        return summary(order);
      };
    }
  }

  /**
   * Sums up orders from a store, and notes them in its journal. Two calls at once can wait for each
   * other for ever, deaf to interrupts.
   */
  public static final class LocksInTwoOrders implements SpecimenFactory {
    private static final class Store implements Subject {
      private final Object orders = new Object();
      private final Object journal = new Object();

      @Override
      public JsonNode call(JsonNode order) {
        ObjectNode answer;
        synchronized (orders) {
          String id = text(order, "id");
          synchronized (journal) {
            answer = object().put("id", id);
          }
        }
        synchronized (journal) {
          ObjectNode summary = summary(order);
          synchronized (orders) {
            return answer.setAll(summary);
          }
        }
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Store();
    }
  }

  /** Lists articles, and talks too much. */
  public static final class FillsStandardOutput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        String title = text(article, "title");
        String line = ("{\"listing\": \"" + title + "\"} ").repeat(40);
        for (int printed = 0; printed < 2_000_000; printed += line.length() + 1) {
          System.out.println(line);
        }
        return object().put("title", title);
      };
    }
  }

  /** Starts goals, as programs that take a minute. */
  public static final class LeavesChildren implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        new ProcessBuilder("sleep", "60").start();
        return object().put("started", text(goal, "goal"));
      };
    }
  }
}
