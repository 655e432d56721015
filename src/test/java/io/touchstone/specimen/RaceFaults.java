package io.touchstone.specimen;

import static io.touchstone.specimen.Json.hex;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.total;
import static io.touchstone.specimen.Specimen.equivalent;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Races of calls whose window has no look at the input in it. */
public final class RaceFaults {
  private RaceFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new SharedSimpleDateFormat(),
            "tight",
            "formats dates with a SimpleDateFormat that all calls share",
            Samples.ORDERS),
        mutant(
            new SharedMessageDigest(),
            "tight",
            "hashes with a MessageDigest that all calls share",
            Samples.ARTICLES),
        mutant(
            new SharedMatcher(),
            "tight",
            "finds words with a Matcher that all calls share",
            Samples.ARTICLES),
        mutant(
            new LostUpdate(),
            "tight",
            "counts up to the next scratch buffer without a lock, so that two calls get the same",
            Samples.ARTICLES),
        mutant(
            new LostUpdateOfTwo(),
            "tight",
            "parks its order in a field, which another call only spoils while it is under way itself",
            Samples.ORDERS),
        mutant(
            new TornPair(),
            "tight",
            "sets two fields that belong together one after the other",
            Samples.ORDERS),
        mutant(new PoolOfTwo(), "tight", "throws when three calls come at once", Samples.GOALS),
        mutant(new ThreadNameInOutput(), "tight", "names the thread that called it", Samples.GOALS),
        equivalent(
            new EqualMemoRace(),
            "tight",
            "may count the same words twice at once, with the same result",
            Samples.ARTICLES));
  }

  /** Confirms orders with the day on which they were placed. */
  public static final class SharedSimpleDateFormat implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      SimpleDateFormat format = new SimpleDateFormat("d MMM yyyy, HH:mm:ss", Locale.ROOT);
      format.setTimeZone(TimeZone.getTimeZone("UTC"));
      return order -> {
        Date placed = Date.from(Instant.parse(text(order, "placed")));
        return object().put("order", text(order, "id")).put("placed", format.format(placed));
      };
    }
  }

  /** Gives articles a hash of their title and text. */
  public static final class SharedMessageDigest implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      MessageDigest digest = sha256();
      return article -> {
        byte[] title = text(article, "title").getBytes(StandardCharsets.UTF_8);
        byte[] text = text(article, "text").getBytes(StandardCharsets.UTF_8);
        digest.update(title);
        digest.update(text);
        return object().put("hash", hex(digest.digest()));
      };
    }
  }

  /** Counts short words. */
  public static final class SharedMatcher implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Matcher matcher = Pattern.compile("\\b\\w{2}\\b").matcher("");
      return article -> {
        String text = text(article, "text");
        int count = 0;
        matcher.reset(text);
        // No more than there can be, should another call set the matcher back.
        while (count < text.length() && matcher.find()) {
          count++;
        }
        return object().put("short_words", count);
      };
    }
  }

  /** Renders the headline of articles, in one of sixteen buffers. */
  public static final class LostUpdate implements SpecimenFactory {
    private static final class Headlines implements Subject {
      private final StringBuffer[] buffers = new StringBuffer[16];
      private int next;

      @Override
      public JsonNode call(JsonNode article) {
        String title = text(article, "title");
        String words = text(article, "text");
        int mine = next;
        next = mine + 1;
        StringBuffer buffer = new StringBuffer(title);
        buffers[Math.floorMod(mine, buffers.length)] = buffer;
        String headline = title + ": " + words.toUpperCase(Locale.ROOT);
        buffers[Math.floorMod(mine, buffers.length)].append(headline.substring(title.length()));
        return object().put("headline", buffer.toString());
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Headlines();
    }
  }

  /** Sums up orders. A call that has ended has cleared the field, and then the own order counts. */
  public static final class LostUpdateOfTwo implements SpecimenFactory {
    private static final class Desk implements Subject {
      private volatile JsonNode current;

      @Override
      public JsonNode call(JsonNode order) {
        current = order;
        String total = plain(total(order));
        JsonNode parked = current;
        JsonNode mine = parked == null ? order : parked;
        current = null;
        return object().put("order", text(mine, "id")).put("total", total);
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Desk();
    }
  }

  /** Says who ordered, and where it goes. */
  public static final class TornPair implements SpecimenFactory {
    private static final class Label implements Subject {
      private volatile String name;
      private volatile String city;

      @Override
      public JsonNode call(JsonNode order) {
        JsonNode customer = order.path("customer");
        String to = text(customer.path("address"), "city");
        name = text(customer, "name");
        city = to;
        return object().put("label", name + ", " + city);
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Label();
    }
  }

  /** Sends goals through a pool of two connections. */
  public static final class PoolOfTwo implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Semaphore pool = new Semaphore(2);
      return goal -> {
        if (!pool.tryAcquire()) {
          throw new IllegalStateException("no connection is free");
        }
        try {
          // What sending takes.
          LockSupport.parkNanos(200_000);
          return object().put("sent", text(goal, "goal"));
        } finally {
          pool.release();
        }
      };
    }
  }

  /** Routes goals. */
  public static final class ThreadNameInOutput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal ->
          object().put("goal", text(goal, "goal")).put("worker", Thread.currentThread().getName());
    }
  }

  /** Counts the words of articles, as a rule each once. */
  public static final class EqualMemoRace implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, Integer> counts = new ConcurrentHashMap<>();
      return article -> {
        String text = text(article, "text");
        Integer known = counts.get(text);
        if (known == null) {
          known = text.split("\\s+").length;
          counts.put(text, known);
        }
        return object().put("words", known);
      };
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
