package io.touchstone.specimen;

import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.hex;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.total;
import static io.touchstone.specimen.Json.words;
import static io.touchstone.specimen.Specimen.clean;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Clean subjects that format, hash, draw or fail, always in the same way. */
public final class CleanTexts {
  private CleanTexts() {}

  static List<Specimen> all() {
    return List.of(
        clean(
            new RandomSeededByInput(),
            "draws at random, from a generator seeded by the input",
            Samples.ORDERS),
        clean(new NameUuid(), "gives out UUIDs, made of the name of the order", Samples.ORDERS),
        clean(
            new FormatterOfRoot(), "formats dates and money, with locale and zone", Samples.ORDERS),
        clean(
            new UpperCaseOfRoot(),
            "makes codes with toUpperCase of the root locale",
            Samples.GOALS),
        clean(new ExplicitCharset(), "encodes text, as UTF-8", Samples.ARTICLES),
        clean(new CanonicalHash(), "hashes the input, in its canonical form", Samples.ARTICLES)
            .tellingNullFromMissing(),
        clean(
            new NanoTimeForTimeout(),
            "reads nanoTime, to give up after a minute",
            Samples.READINGS),
        clean(new ErrorForSome(), "answers an error, for the same orders always", Samples.ORDERS),
        clean(new AlwaysThrows(), "throws, always the same exception", Samples.GOALS),
        clean(
                new EchoOfInput(),
                "answers its input as it comes, numbers as they are spelled",
                Samples.READINGS)
            .tellingNullFromMissing());
  }

  /** Picks some orders for a gift. */
  public static final class RandomSeededByInput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        Random random = new Random(text(order, "id").hashCode());
        return summary(order).put("gift", random.nextInt(6) == 0).put("shelf", random.nextInt(99));
      };
    }
  }

  /** Gives orders an id for other systems. */
  public static final class NameUuid implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        byte[] name = text(order, "id").getBytes(StandardCharsets.UTF_8);
        return summary(order).put("uuid", UUID.nameUUIDFromBytes(name).toString());
      };
    }
  }

  /** Confirms orders. */
  public static final class FormatterOfRoot implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      DateTimeFormatter format =
          DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
      return order ->
          summary(order)
              .put("placed", format.format(Instant.parse(text(order, "placed"))))
              .put("shown", String.format(Locale.ROOT, "%,.2f", total(order)));
    }
  }

  /** Makes codes of teams. */
  public static final class UpperCaseOfRoot implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal ->
          object().put("code", text(goal.path("labels"), "team").toUpperCase(Locale.ROOT) + "-IN");
    }
  }

  /** Packs the author of an article for transport. */
  public static final class ExplicitCharset implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        byte[] name = text(article.path("author"), "name").getBytes(StandardCharsets.UTF_8);
        return object().put("author", Base64.getEncoder().encodeToString(name));
      };
    }
  }

  /** Gives articles an id that follows their content. */
  public static final class CanonicalHash implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        byte[] canonical = CanonicalJson.bytes(article);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
        return object().put("title", text(article, "title")).put("id", hex(hash));
      };
    }
  }

  /** Makes a check number of the name of a station. */
  public static final class NanoTimeForTimeout implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        long begin = System.nanoTime();
        int sum = 0;
        for (int letter : text(reading, "station").chars().toArray()) {
          if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(1)) {
            throw new IllegalStateException("took longer than a minute");
          }
          sum = (31 * sum + letter) % 997;
        }
        return object().put("check", sum);
      };
    }
  }

  /** Sums up orders that have lines. */
  public static final class ErrorForSome implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order ->
          elements(order, "lines").isEmpty()
              ? object().set("$error", object().put("code", "EMPTY_ORDER"))
              : summary(order);
    }
  }

  /** Would split goals, if it could. */
  public static final class AlwaysThrows implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        throw new UnsupportedOperationException(
            words(text(goal, "goal")).size() + " words are more than are supported");
      };
    }
  }

  /** Hands on what it gets. */
  public static final class EchoOfInput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return JsonNode::deepCopy;
    }
  }
}
