package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.words;
import static io.touchstone.specimen.Specimen.clean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Clean subjects that keep state, as if they were not. */
public final class CleanStores {
  private CleanStores() {}

  static List<Specimen> all() {
    return List.of(
        clean(
            new SynchronizedCache(),
            "shares a HashMap between threads, but only under a lock",
            Samples.ORDERS),
        clean(
            new ComputeIfAbsentMemo(),
            "remembers what it counted, in a map made for that",
            Samples.ARTICLES),
        clean(
            new DoubleCheckedVolatile(),
            "looks without the lock first, at a volatile field that is set when all is ready",
            Samples.READINGS),
        clean(
            new CopyOnWrite(),
            "lets others read while it writes, into a copy that takes the place of the old map",
            Samples.GOALS),
        clean(new ReadWriteLockStore(), "lets many read at once, and one write", Samples.ORDERS),
        clean(
            new ThreadLocalCleared(),
            "keeps a list for the thread, but clears it whatever happens",
            Samples.GOALS),
        clean(
            new ThreadLocalBufferReset(),
            "leaves text in a buffer of the thread, but empties it before use",
            Samples.ARTICLES),
        clean(
            new SimpleDateFormatPerCall(),
            "uses a SimpleDateFormat, a new one a call, with locale and zone",
            Samples.ORDERS),
        clean(new PrivateLog(), "logs with time stamps, which nobody else sees", Samples.GOALS),
        clean(
            new CallsCountedUnseen(),
            "counts its calls, but leaves the count out of its answers",
            Samples.ARTICLES));
  }

  /** Sums up orders, each once. */
  public static final class SynchronizedCache implements SpecimenFactory {
    private static final class Cache implements Subject {
      private final Map<String, ObjectNode> summaries = new HashMap<>();

      @Override
      public synchronized JsonNode call(JsonNode order) {
        ObjectNode summary = summary(order);
        return summaries.computeIfAbsent(summary.toString(), text -> summary).deepCopy();
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Cache();
    }
  }

  /** Counts the words of articles, each once. */
  public static final class ComputeIfAbsentMemo implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, Integer> counts = new ConcurrentHashMap<>();
      return article -> {
        int count = counts.computeIfAbsent(text(article, "text"), text -> words(text).size());
        return object().put("title", text(article, "title")).put("words", count);
      };
    }
  }

  /** Scales readings by a table that it makes on demand. */
  public static final class DoubleCheckedVolatile implements SpecimenFactory {
    private static final class Scales implements Subject {
      private volatile Map<String, String> table;

      @Override
      public JsonNode call(JsonNode reading) {
        String scale = table().getOrDefault(text(reading, "unit"), "none");
        return object().put("station", text(reading, "station")).put("scale", scale);
      }

      private Map<String, String> table() {
        Map<String, String> known = table;
        if (known == null) {
          synchronized (this) {
            known = table;
            if (known == null) {
              known = new HashMap<>();
              known.put("C", "Celsius");
              known.put("F", "Fahrenheit");
              known.put("K", "Kelvin");
              table = known;
            }
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

  /** Knows the teams of goals. */
  public static final class CopyOnWrite implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      AtomicReference<Map<String, String>> teams = new AtomicReference<>(Map.of());
      return goal -> {
        String name = text(goal.path("labels"), "team");
        Map<String, String> known =
            teams.updateAndGet(
                old -> {
                  Map<String, String> copy = new HashMap<>(old);
                  copy.put(name, name.toUpperCase(Locale.ROOT));
                  return copy;
                });
        return object().put("goal", text(goal, "goal")).put("team", known.get(name));
      };
    }
  }

  /** Keeps the total of orders. */
  public static final class ReadWriteLockStore implements SpecimenFactory {
    private static final class Store implements Subject {
      private final ReadWriteLock lock = new ReentrantReadWriteLock();
      private final Map<String, ObjectNode> orders = new HashMap<>();

      @Override
      public JsonNode call(JsonNode order) {
        ObjectNode summary = summary(order);
        lock.writeLock().lock();
        try {
          orders.put(summary.toString(), summary);
        } finally {
          lock.writeLock().unlock();
        }
        lock.readLock().lock();
        try {
          return orders.get(summary.toString()).deepCopy();
        } finally {
          lock.readLock().unlock();
        }
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Store();
    }
  }

  /** Splits goals into words. */
  public static final class ThreadLocalCleared implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      ThreadLocal<List<String>> found = ThreadLocal.withInitial(ArrayList::new);
      return goal -> {
        try {
          found.get().addAll(words(text(goal, "goal")));
          return object().set("words", array(found.get()));
        } finally {
          found.remove();
        }
      };
    }
  }

  /** Makes one line of an article. */
  public static final class ThreadLocalBufferReset implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      ThreadLocal<StringBuilder> buffer = ThreadLocal.withInitial(StringBuilder::new);
      return article -> {
        StringBuilder line = buffer.get();
        line.setLength(0);
        line.append(text(article, "title")).append(" by ");
        line.append(text(article.path("author"), "name"));
        return object().put("line", line.toString());
      };
    }
  }

  /** Confirms orders with the day on which they were placed. */
  public static final class SimpleDateFormatPerCall implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        SimpleDateFormat format = new SimpleDateFormat("d MMM yyyy", Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        Date placed = Date.from(Instant.parse(text(order, "placed")));
        return object().put("order", text(order, "id")).put("placed", format.format(placed));
      };
    }
  }

  /** Routes goals by their cost. */
  public static final class PrivateLog implements SpecimenFactory {
    private static final int ROOM = 10_000;

    @Override
    public Subject open(SubjectContext context) {
      StringBuffer log = new StringBuffer();
      return goal -> {
        if (log.length() > ROOM) {
          log.setLength(0);
        }
        log.append(Instant.now()).append(" ").append(text(goal, "goal")).append('\n');
        boolean cheap = elements(goal, "skills").size() < 3;
        String budget = plain(number(goal.path("limits"), "budget"));
        return object().put("queue", cheap ? "fast" : "slow").put("budget", budget);
      };
    }
  }

  /** Says who wrote an article. */
  public static final class CallsCountedUnseen implements SpecimenFactory {
    private static final class Counting implements Subject {
      private final LongAdder calls = new LongAdder();

      @Override
      public JsonNode call(JsonNode article) {
        calls.increment();
        return object().put("by", text(article.path("author"), "name"));
      }

      @Override
      public String toString() {
        return calls + " calls";
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Counting();
    }
  }
}
