package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.words;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults of state that the same call again brings to light, or another instance. */
public final class StateFaults {
  private StateFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(new CallCounter(), "repeat", "numbers the calls", Samples.ORDERS),
        mutant(
            new FirstCallDiffers(),
            "repeat",
            "says whether the answer was in the cache",
            Samples.ARTICLES),
        mutant(
            new FortiethCallFails(), "repeat", "loses a connection every 40 calls", Samples.GOALS),
        mutant(
            new AliasedCache(),
            "repeat",
            "keeps the answer that it hands out, and changes it at the next call",
            Samples.ORDERS),
        mutant(
            new ThreadLocalLeftover(),
            "repeat",
            "does not clear what it keeps for the thread",
            Samples.GOALS),
        mutant(
            new GrowingList(),
            "repeat",
            "collects warnings in a list that it never empties",
            Samples.ORDERS),
        mutant(
            new RotatingWorkers(), "repeat", "gives goals to three workers in turn", Samples.GOALS),
        mutant(
            new ClassCounter(),
            "fresh-instances",
            "numbers its instances in a static field",
            Samples.ARTICLES),
        mutant(
            new StaticRegistry(),
            "fresh-instances",
            "counts in a static map what other instances have seen",
            Samples.ORDERS));
  }

  /** Files orders. */
  public static final class CallCounter implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicInteger calls = new AtomicInteger();
      return order -> summary(order).put("file", calls.incrementAndGet());
    }
  }

  /** Counts the words of articles, each once. */
  public static final class FirstCallDiffers implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, Integer> counts = new ConcurrentHashMap<>();
      return article -> {
        String text = text(article, "text");
        Integer known = counts.putIfAbsent(text, words(text).size());
        return object().put("words", counts.get(text)).put("cached", known != null);
      };
    }
  }

  /** Sends goals on through a pool of connections. */
  public static final class FortiethCallFails implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicInteger calls = new AtomicInteger();
      return goal -> {
        if (calls.incrementAndGet() % 40 == 0) {
          throw new IllegalStateException("the connection was closed");
        }
        return object().put("sent", text(goal, "goal"));
      };
    }
  }

  /** Sums up orders, each once. */
  public static final class AliasedCache implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, ObjectNode> cache = new ConcurrentHashMap<>();
      return order -> {
        ObjectNode answer = cache.computeIfAbsent(text(order, "id"), id -> summary(order));
        return answer.put("served", answer.path("served").intValue() + 1);
      };
    }
  }

  /** Splits goals into words. */
  public static final class ThreadLocalLeftover implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      ThreadLocal<List<String>> found = ThreadLocal.withInitial(ArrayList::new);
      return goal -> {
        // Bounded, so that a long run stays fast.
        if (found.get().size() < 200) {
          found.get().addAll(words(text(goal, "goal")));
        }
        return object().set("words", array(found.get()));
      };
    }
  }

  /** Checks orders. */
  public static final class GrowingList implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      List<String> warnings = new ArrayList<>();
      return order -> {
        synchronized (warnings) {
          if (text(order, "note").isEmpty() && warnings.size() < 50) {
            warnings.add("no note");
          }
          if (order.path("lines").size() != 2 && warnings.size() < 50) {
            warnings.add("not two lines");
          }
          return summary(order).set("warnings", array(warnings));
        }
      };
    }
  }

  /** Deals goals out. */
  public static final class RotatingWorkers implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicInteger next = new AtomicInteger();
      List<String> workers = List.of("anne", "bela", "chen");
      return goal -> {
        String worker = workers.get(Math.floorMod(next.getAndIncrement(), workers.size()));
        return object().put("goal", text(goal, "goal")).put("worker", worker);
      };
    }
  }

  /** Lists articles. */
  public static final class ClassCounter implements SpecimenFactory {
    private static final AtomicInteger OPENED = new AtomicInteger();

    @Override
    public Subject open(SubjectContext context) {
      int number = OPENED.incrementAndGet();
      return article -> object().put("title", text(article, "title")).put("catalogue", number);
    }
  }

  /** Greets customers: every instance has greeted each of them once. */
  public static final class StaticRegistry implements SpecimenFactory {
    private static final Map<String, Integer> GREETINGS = new ConcurrentHashMap<>();

    @Override
    public Subject open(SubjectContext context) {
      // Counted once an instance, so that repeating a call on it shows nothing.
      Map<String, Integer> mine = new ConcurrentHashMap<>();
      return order -> {
        String customer = text(order.path("customer"), "name");
        int greeting =
            mine.computeIfAbsent(customer, name -> GREETINGS.merge(name, 1, Integer::sum));
        return summary(order).put("greeting", greeting);
      };
    }
  }
}
