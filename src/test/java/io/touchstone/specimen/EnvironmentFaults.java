package io.touchstone.specimen;

import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.words;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Faults that another machine, user or folder brings to light. */
public final class EnvironmentFaults {
  private EnvironmentFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new DefaultCharsetBytes(),
            "charset",
            "encodes text in the default charset",
            Samples.ARTICLES),
        mutant(
            new DefaultCharsetLength(),
            "charset",
            "counts bytes of the default charset",
            Samples.ORDERS),
        mutant(
            new LineSeparator(),
            "line-separator",
            "ends lines as the operating system does",
            Samples.ORDERS),
        mutant(new NewlineOfFormat(), "line-separator", "formats with %n", Samples.GOALS),
        mutant(
            new SplitByProcessors(),
            "processors",
            "splits work into as many batches as there are processors",
            Samples.READINGS),
        mutant(
            new FloatSumByProcessors(),
            "processors",
            "adds doubles in as many parts as there are processors",
            Samples.READINGS),
        mutant(
            new EnvironmentVariable(),
            "environment",
            "looks at the variable HOME for where to put files",
            Samples.ARTICLES),
        mutant(
            new EnvironmentListing(),
            "environment",
            "counts the variables of the environment",
            Samples.GOALS),
        mutant(
            new WorkingDirectory(), "working-directory", "makes a path absolute", Samples.ARTICLES),
        mutant(new UserName(), "user", "signs with the name of the user", Samples.ORDERS),
        mutant(new UserHome(), "user", "puts files below the home of the user", Samples.GOALS));
  }

  /** Packs the author of an article for transport. */
  public static final class DefaultCharsetBytes implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        byte[] author = text(article.path("author"), "name").getBytes();
        return object().put("author", Base64.getEncoder().encodeToString(author));
      };
    }
  }

  /** Says how long the label of an order is. */
  public static final class DefaultCharsetLength implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        String label = text(order.path("customer"), "name") + " · " + text(order, "note");
        byte[] bytes = label.getBytes(Charset.defaultCharset());
        return summary(order).put("label_bytes", bytes.length);
      };
    }
  }

  /** Prints receipts. */
  public static final class LineSeparator implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        List<String> lines = new ArrayList<>(List.of("Receipt " + text(order, "id")));
        elements(order, "lines").forEach(line -> lines.add(text(line, "title")));
        return object().put("receipt", String.join(System.lineSeparator(), lines));
      };
    }
  }

  /** Prints goals. */
  public static final class NewlineOfFormat implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal ->
          object().put("card", "%s%nby %s".formatted(text(goal, "goal"), text(goal, "deadline")));
    }
  }

  /** Plans batches of samples. */
  public static final class SplitByProcessors implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        int samples = 1000 * reading.path("samples").size();
        int batches = Runtime.getRuntime().availableProcessors();
        return object().put("samples", samples).put("batch", (samples + batches - 1) / batches);
      };
    }
  }

  /** Adds up readings in parts. */
  public static final class FloatSumByProcessors implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        int parts = Runtime.getRuntime().availableProcessors();
        double[] sums = new double[parts];
        int index = 0;
        for (JsonNode sample : elements(reading, "samples")) {
          sums[index++ % parts] += number(sample, "value").doubleValue() / 3;
        }
        double sum = 0;
        for (double part : sums) {
          sum += part;
        }
        return object().put("station", text(reading, "station")).put("sum", sum);
      };
    }
  }

  /** Says where an article is to be kept. */
  public static final class EnvironmentVariable implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        String home = System.getenv("HOME");
        String folder = home == null ? "." : home;
        return object().put("title", text(article, "title")).put("kept_in", folder + "/articles");
      };
    }
  }

  /** Describes where goals run. */
  public static final class EnvironmentListing implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal ->
          object().put("goal", text(goal, "goal")).put("variables", System.getenv().size());
    }
  }

  /** Says where an article is to be printed to. */
  public static final class WorkingDirectory implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        Path print = Path.of("out", text(article.path("links"), "home"));
        return object().put("print", print.toAbsolutePath().toString());
      };
    }
  }

  /** Sums up orders, and signs. */
  public static final class UserName implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("by", System.getProperty("user.name"));
    }
  }

  /** Says where the files of a goal are to lie. */
  public static final class UserHome implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        Path files = Path.of(System.getProperty("user.home"), words(text(goal, "goal")).get(0));
        return object().put("files", files.toString());
      };
    }
  }
}
