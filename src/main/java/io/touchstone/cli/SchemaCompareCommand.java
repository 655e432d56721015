package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.config.ConfigReader;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.LargeStack;
import io.touchstone.json.StrictJson;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.proof.Relation;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone schema compare}: which documents one schema accepts and another refuses. */
@Command(
    name = "compare",
    description = {
      "Tell whether two JSON Schemas accept the same documents, and show documents that tell them"
          + " apart."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone schema compare old.json new.json              and show documents that differ",
      "  touchstone schema compare --exit-code old.json new.json  exit code 1 for anything but EQUAL",
      "  git show HEAD:api.json | touchstone schema compare - api.json",
      "  touchstone schema compare --jsonl pairs.jsonl            a line an answer, for many pairs"
    })
final class SchemaCompareCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = "--draft",
      paramLabel = "DRAFT",
      converter = DialectConverter.class,
      description = "The draft of schemas without a $schema, such as draft7; otherwise 2020-12.")
  Dialect draft;

  @Option(names = "--assert-format", description = "Let format assert, not only annotate.")
  boolean assertFormat;

  @Option(
      names = "--draft4-integers",
      paramLabel = "POLICY",
      defaultValue = "strict",
      description = {
        "What draft 4 means by an integer: strict (the default; 1.0 is none), spelled (and enum"
            + " compares spellings), or mathematical (1.0 is one)."
      })
  Draft4Integers draft4Integers;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps each direction may take; otherwise 1000000.")
  Long steps;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "terminal (the default) or json.")
  Format format;

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = {
        "Compare many pairs instead: each line an object with id, a, b and perhaps draft; - is"
            + " standard input. Prints a line for each."
      })
  String pairs;

  @Option(names = "--exit-code", description = "Exit with 1 for anything but EQUAL.")
  boolean exitCode;

  @Parameters(
      arity = "0..*",
      paramLabel = "OLD NEW",
      hideParamSyntax = true,
      description = "Two schemas; - is standard input.")
  List<String> files;

  /** What goes to standard output. */
  enum Format {
    TERMINAL,
    JSON
  }

  SchemaCompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    DecisionSettings settings = settings();
    List<String> names = files == null ? List.of() : files;
    refuseWrongFiles(names);
    JsonLimits limits = ConfigReader.read(ConfigReader.findRoot(console.here())).limits();
    return pairs == null
        ? LargeStack.FOR_JSON.call(() -> compare(names, settings, limits))
        : comparePairs(settings, limits);
  }

  private DecisionSettings settings() {
    long most = steps == null ? DecisionSettings.DEFAULT.steps() : steps;
    if (most < 1) {
      throw usage("expected --steps of 1 or more, found " + most);
    }
    return new DecisionSettings(most, assertFormat, draft4Integers);
  }

  private void refuseWrongFiles(List<String> names) {
    if (pairs != null) {
      if (!names.isEmpty()) {
        throw usage("expected either OLD and NEW or --jsonl, found both");
      }
      if (format == Format.TERMINAL) {
        throw usage(
            "expected no --format terminal with --jsonl, which prints JSON lines; leave it out");
      }
      return;
    }
    if (names.size() != 2) {
      throw usage("expected two schemas, OLD and NEW, found " + names.size());
    }
    if (names.stream().allMatch(STANDARD_INPUT::equals)) {
      throw usage("expected - for one of OLD and NEW, found it for both; name a file");
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private int compare(List<String> names, DecisionSettings settings, JsonLimits limits)
      throws IOException {
    Optional<Schema> before = read(names.get(0), limits);
    Optional<Schema> after = read(names.get(1), limits);
    if (before.isEmpty() || after.isEmpty()) {
      return Main.BAD_INPUT;
    }
    Relation relation = new ContainmentDecider(settings).relate(before.get(), after.get());
    String text = text(relation, before.get().source(), after.get().source());
    // Not through the writer for text, which would keep a full disk to itself.
    console.rawOut().write(text.getBytes(StandardCharsets.UTF_8));
    console.rawOut().flush();
    return exitCode && relation.kind() != Relation.Kind.EQUAL ? 1 : 0;
  }

  private int comparePairs(DecisionSettings settings, JsonLimits limits)
      throws IOException, InterruptedException {
    boolean standardInput = pairs.equals(STANDARD_INPUT);
    String source = standardInput ? "standard input" : pairs;
    Dialect fallback = draft == null ? Dialect.DRAFT_2020_12 : draft;
    PairComparer comparer =
        new PairComparer(new ContainmentDecider(settings), fallback, source, limits);
    PairStream.Summary summary;
    if (standardInput) {
      summary = new PairStream(comparer, console.in(), console.rawOut()).run();
    } else {
      try (InputStream in = JsonLines.open(console.here().resolve(pairs), source)) {
        summary = new PairStream(comparer, in, console.rawOut()).run();
      }
    }
    if (summary.failed() > 0) {
      console.complain(
          "%s: %d of %d pairs could not be compared; \"error\" in their lines says why"
              .formatted(source, summary.failed(), summary.answered()));
      return Main.BAD_INPUT;
    }
    return exitCode && summary.unequal() > 0 ? 1 : 0;
  }

  /** Empty after a complaint. */
  private Optional<Schema> read(String name, JsonLimits limits) throws IOException {
    try {
      Optional<Dialect> asked = Optional.ofNullable(draft);
      if (!name.equals(STANDARD_INPUT)) {
        return Optional.of(SchemaReader.read(console.here().resolve(name), name, asked, limits));
      }
      NamedInput input = NamedInput.read(console, name, limits);
      return Optional.of(
          SchemaReader.read(StrictJson.parse(input.bytes(), input.source(), limits), asked));
    } catch (JsonInputException e) {
      console.complain(e.getMessage());
      return Optional.empty();
    }
  }

  private String text(Relation relation, String before, String after) {
    if (format != Format.JSON) {
      return RelationText.of(relation, before, after);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    RelationJson.addTo(json, relation);
    return CompactJson.of(json) + "\n";
  }
}
