package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Faults of chance: random ids, jitter, a generator that goes on from call to call. */
public final class ChanceFaults {
  private ChanceFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(new RandomUuid(), "repeat", "gives every receipt a random UUID", Samples.ORDERS),
        mutant(
            new RetryJitter(),
            "repeat",
            "plans pauses between retries with random jitter",
            Samples.GOALS),
        mutant(
            new SharedRandom(),
            "repeat",
            "draws from one seeded generator, which goes on from call to call",
            Samples.ORDERS),
        mutant(
            new RandomOfContext(),
            "repeat",
            "draws from the generator that it was given",
            Samples.GOALS),
        mutant(
            new RareSample(), "repeat", "picks about one order in ten for audit", Samples.ORDERS),
        mutant(
            new ShuffledTies(),
            "repeat",
            "shuffles before it sorts, so that equals come in any order",
            Samples.GOALS),
        mutant(
            new IdentityHashInOutput(),
            "repeat",
            "prints an object whose class has no toString",
            Samples.READINGS),
        mutant(
            new TemporaryFileName(),
            "repeat",
            "names the temporary file that it wrote",
            Samples.ARTICLES),
        mutant(
            new DirectoryOrder(),
            "repeat",
            "joins parts in the order in which the folder lists them",
            Samples.ARTICLES));
  }

  /** Writes receipts. */
  public static final class RandomUuid implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("receipt", UUID.randomUUID().toString());
    }
  }

  /** Plans how often to try. */
  public static final class RetryJitter implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        ObjectNode plan = object().put("goal", text(goal, "goal"));
        ArrayNode pauses = plan.putArray("pauses_ms");
        // At least one, so that every goal has a pause.
        for (int retry = 0; retry <= number(goal.path("limits"), "retries").intValue(); retry++) {
          pauses.add((100L << retry) + ThreadLocalRandom.current().nextInt(50));
        }
        return plan;
      };
    }
  }

  /** Gives each order a place in the store. */
  public static final class SharedRandom implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Random random = new Random(42);
      return order -> summary(order).put("shelf", random.nextInt(10_000));
    }
  }

  /** Spreads goals over workers. */
  public static final class RandomOfContext implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      RandomGenerator random = context.random();
      return goal -> object().put("goal", text(goal, "goal")).put("worker", random.nextInt(1000));
    }
  }

  /** Sums up orders, some for the auditors. */
  public static final class RareSample implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("audit", Math.random() < 0.1);
    }
  }

  /** Ranks skills by their cost. */
  public static final class ShuffledTies implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        List<JsonNode> skills = elements(goal, "skills");
        Collections.shuffle(skills);
        skills.sort(Comparator.comparing(skill -> number(skill, "cost")));
        ObjectNode ranking = object();
        ranking.set("cheapest_first", array(skills.stream().map(s -> text(s, "name")).toList()));
        return ranking;
      };
    }
  }

  /** Describes readings. */
  public static final class IdentityHashInOutput implements SpecimenFactory {
    private static final class Series {}

    @Override
    public Subject open(SubjectContext context) {
      return reading ->
          object()
              .put("station", text(reading, "station"))
              .put("series", new Series().toString().replaceAll(".*\\$", ""));
    }
  }

  /** Writes articles to disk. */
  public static final class TemporaryFileName implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        Path file = Files.createTempFile("article", ".txt");
        try {
          Files.writeString(file, text(article, "text"));
          return object().put("bytes", Files.size(file)).put("at", file.getFileName().toString());
        } finally {
          Files.delete(file);
        }
      };
    }
  }

  /**
   * Writes the sections of an article as parts and joins them. How a folder lists its files is up
   * to the file system: by a hash of the names, or by age.
   */
  public static final class DirectoryOrder implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        Path folder = Files.createTempDirectory("parts");
        List<Path> parts = new ArrayList<>();
        try {
          for (JsonNode section : elements(article, "sections")) {
            Path part = Files.createTempFile(folder, "part", ".txt");
            parts.add(part);
            Files.writeString(part, text(section, "heading"));
          }
          return object().put("text", joined(folder));
        } finally {
          for (Path part : parts) {
            Files.delete(part);
          }
          Files.delete(folder);
        }
      };
    }

    private static String joined(Path folder) throws IOException {
      StringBuilder text = new StringBuilder();
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder)) {
        for (Path part : parts) {
          text.append(Files.readString(part)).append(' ');
        }
      }
      return text.toString().strip();
    }
  }
}
