package io.touchstone.config;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code touchstone.json}. Every key is optional, and so is the file. */
public final class ConfigReader {
  private static final List<String> KEYS =
      List.of(
          "$schema", "folders", "contract_policy", "limits", "timeout_ms", "stress", "subjects");
  private static final List<String> POLICIES = List.of("tolerant", "strict");
  private static final List<String> FOLDERS = List.of("golden", "contracts", "reports");
  private static final List<String> LIMITS = List.of("max_bytes", "max_depth", "max_number_length");
  private static final List<String> STRESS =
      List.of(
          "enabled",
          "repeats",
          "key_orders",
          "concurrent",
          "max_calls",
          "processes",
          "off",
          "because");

  /** An hour: whoever needs more has another problem. */
  private static final long LONGEST_TIMEOUT_MS = 3_600_000;

  private static final long MOST_CALLS = 1_000_000_000;

  /** More threads than this at once tell nothing more. */
  private static final long MOST_CONCURRENT = 1_000;

  private final Path root;
  private final JsonDocument document;

  private ConfigReader(Path root, JsonDocument document) {
    this.root = root;
    this.document = document;
  }

  /**
   * The nearest folder at or above {@code start} that has a {@code touchstone.json}; {@code start}
   * where none has.
   */
  public static Path findRoot(Path start) {
    Path absolute = start.toAbsolutePath().normalize();
    for (Path folder = absolute; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(Config.FILE), LinkOption.NOFOLLOW_LINKS)) {
        return folder;
      }
    }
    return absolute;
  }

  /**
   * Reads the file at the root; without one, everything is as {@link Config#defaults} says.
   *
   * @throws JsonInputException with line and column of what is wrong and how to mend it
   */
  public static Config read(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    Path file = absolute.resolve(Config.FILE);
    // A link to nowhere was meant to say something.
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? new ConfigReader(absolute, StrictJson.parse(file, Config.FILE, JsonLimits.DEFAULT))
            .config()
        : Config.defaults(absolute);
  }

  /**
   * A complaint about a value of the file at the root that only others can find, such as a name
   * that leads nowhere.
   */
  public static JsonInputException fault(Path root, FieldPath at, String problem) {
    try {
      return StrictJson.parse(root.resolve(Config.FILE), Config.FILE, JsonLimits.DEFAULT)
          .fault(at, problem);
    } catch (JsonInputException changedMeanwhile) {
      return changedMeanwhile;
    }
  }

  private Config config() {
    JsonObjectReader config =
        JsonObjectReader.of(document, FieldPath.ROOT, "a configuration", KEYS);
    config.text("$schema");
    Optional<JsonObjectReader> folders = inner(config, "folders", "the folders", FOLDERS);
    CallSettings defaults = calls(config, CallSettings.DEFAULT);
    Config read =
        new Config(
            root,
            folder(folders, "golden"),
            folder(folders, "contracts"),
            folder(folders, "reports"),
            isStrict(config),
            limits(config),
            defaults,
            subjects(config, defaults));
    refuseOverlap(read);
    return read;
  }

  private Optional<JsonObjectReader> inner(
      JsonObjectReader outer, String name, String what, List<String> keys) {
    return outer.has(name)
        ? Optional.of(JsonObjectReader.of(document, outer.path(name), what, keys))
        : Optional.empty();
  }

  private Path folder(Optional<JsonObjectReader> folders, String name) {
    String text = folders.flatMap(reader -> reader.text(name)).orElse(name);
    if (RootPaths.isBelow(text)) {
      return root.resolve(text).normalize();
    }
    throw folders
        .orElseThrow()
        .fault(
            name,
            "expected a folder below the one of touchstone.json and no \"..\", such as \"golden\", found "
                + JsonText.quote(text));
  }

  private void refuseOverlap(Config config) {
    Map<String, Path> paths =
        Map.of(
            "golden", config.golden(),
            "contracts", config.contracts(),
            "reports", config.reports());
    for (String inner : FOLDERS) {
      for (String outer : FOLDERS) {
        if (!inner.equals(outer) && paths.get(inner).startsWith(paths.get(outer))) {
          throw document.fault(
              FieldPath.of("folders", inner),
              "expected folders apart from each other, found \"%s\" inside or the same as \"%s\"; a run would read its own reports, or contracts as golden files. Move one"
                  .formatted(inner, outer));
        }
      }
    }
  }

  private static boolean isStrict(JsonObjectReader config) {
    String policy = config.text("contract_policy").orElse(POLICIES.get(0));
    if (!POLICIES.contains(policy)) {
      throw config.fault(
          "contract_policy",
          "unknown policy %s; %s"
              .formatted(JsonText.quote(policy), DidYouMean.among(POLICIES, policy)));
    }
    return policy.equals("strict");
  }

  private JsonLimits limits(JsonObjectReader config) {
    JsonLimits usual = JsonLimits.DEFAULT;
    return inner(config, "limits", "the limits", LIMITS)
        .map(
            limits ->
                new JsonLimits(
                    limits.integer("max_bytes", 1, JsonLimits.MOST_BYTES).orElse(usual.maxBytes()),
                    limits
                        .integer("max_depth", 1, JsonLimits.DEEPEST)
                        .orElse((long) usual.maxDepth())
                        .intValue(),
                    limits
                        .integer("max_number_length", 1, JsonLimits.LONGEST_NUMBER)
                        .orElse((long) usual.maxNumberLength())
                        .intValue()))
        .orElse(usual);
  }

  private CallSettings calls(JsonObjectReader reader, CallSettings usual) {
    Duration timeout =
        reader
            .integer("timeout_ms", 1, LONGEST_TIMEOUT_MS)
            .map(Duration::ofMillis)
            .orElse(usual.timeout());
    StressSettings stress =
        inner(reader, "stress", "the stress settings", STRESS)
            .map(inner -> stress(inner, usual.stress()))
            .orElse(usual.stress());
    return new CallSettings(timeout, stress);
  }

  private static StressSettings stress(JsonObjectReader reader, StressSettings usual) {
    return new StressSettings(
        reader.bool("enabled").or(usual::enabled),
        count(reader, "repeats", MOST_CALLS, usual.repeats()),
        count(reader, "key_orders", MOST_CALLS, usual.keyOrders()),
        count(reader, "concurrent", MOST_CONCURRENT, usual.concurrent()),
        count(reader, "max_calls", MOST_CALLS, usual.maxCalls()),
        reader.bool("processes").orElse(usual.processes()),
        reader.has("off") ? new LinkedHashSet<>(reader.texts("off")) : usual.off(),
        because(reader, usual));
  }

  private static String because(JsonObjectReader reader, StressSettings usual) {
    if (reader.has("off") != reader.has("because")) {
      throw reader.fault(
          reader.has("off") ? "off" : "because",
          "\"off\" and \"because\" go together: what is left out, and why; add the other, or remove it");
    }
    String because = reader.text("because").orElse(usual.because());
    if (reader.has("because") && because.isBlank()) {
      throw reader.fault("because", "expected the reason for \"off\", found a blank one");
    }
    return because;
  }

  private static int count(JsonObjectReader reader, String name, long most, int usual) {
    return reader.integer(name, 0, most).map(Long::intValue).orElse(usual);
  }

  private Map<String, SubjectSettings> subjects(JsonObjectReader config, CallSettings defaults) {
    if (!config.has("subjects")) {
      return Map.of();
    }
    Map<String, SubjectSettings> subjects = new LinkedHashMap<>();
    JsonObjectReader named =
        JsonObjectReader.anyMember(document, config.path("subjects"), "the subjects");
    for (String name : named.names()) {
      if (name.isBlank()) {
        throw named.fault(
            name, "expected a name for each subject, found a blank one; write one as the key");
      }
      JsonObjectReader subject =
          JsonObjectReader.of(document, named.path(name), "a subject", SubjectReader.KEYS);
      SubjectReader reader = new SubjectReader(document, subject);
      subjects.put(
          name,
          new SubjectSettings(reader.binding(name), reader.contract(), calls(subject, defaults)));
    }
    return subjects;
  }
}
