package io.touchstone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.ContractSection;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.Part;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.RunReport.StressSection.Tried;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.SourcePosition;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A report that is read back is the same report, in every format. */
class JsonReportReaderLawsTest {
  private static final String[] VALUES = {
    "null",
    "true",
    "1",
    "1.0",
    "1e300",
    "-0",
    "0.10000000000000000001",
    "9007199254740993",
    "\"\"",
    "\"a\\u0000\\n\\\"\\\\ \u202e\uD83D\uDE00\"",
    "[]",
    "{}",
    "[1, [null, {\"a\": 1.50}]]",
    "{\"\": {\"a.b\": [1E+2]}, \"__proto__\": null}"
  };
  private static final String[] WORDS = {
    "",
    "a",
    "steps",
    "0",
    "12",
    "a.b",
    "*",
    "/",
    "~",
    "\\",
    "\u00e9\uD83D\uDE00",
    "two\nlines",
    "``` | <b>"
  };

  @Property(tries = 500)
  void everyFormatIsTheSameAgain(@ForAll long seed) {
    RunReport report = new Reports(new Random(seed)).next();
    RunReport again = read(new JsonReport().render(report));
    for (ReportFormat format : ReportFormatTest.formats()) {
      assertEquals(format.render(report), format.render(again));
    }
    assertEquals(report.part(), again.part());
    for (Severity severity : Severity.values()) {
      assertEquals(report.exitCode(severity), again.exitCode(severity));
    }
  }

  @Example
  void aMixedReportIsTheSameAgain() {
    RunReport again = read(new JsonReport().render(ReportFormatTest.MIXED));
    for (ReportFormat format : ReportFormatTest.formats()) {
      assertEquals(format.render(ReportFormatTest.MIXED), format.render(again));
    }
  }

  private static RunReport read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return JsonReportReader.read(StrictJson.parse(bytes, "verify.json"));
  }

  /** Reports of all that reports can hold. */
  private record Reports(Random random) {
    RunReport next() {
      RunReport report =
          new RunReport(
              list(() -> new GoldenSection(word(), word(), findings())),
              list(this::stressed),
              new ContractSection(random.nextInt(9), list(this::step)),
              findings());
      return random.nextBoolean()
          ? report
          : report.of(new Part(1 + random.nextInt(3), 3, "0123456789abcdef".repeat(4)));
    }

    private StressSection stressed() {
      return new StressSection(
          word(), word(), random.nextInt(2000), random.nextInt(3), list(this::tried), findings());
    }

    private Tried tried() {
      long calls = random.nextInt(3);
      return new Tried(
          word(), calls, calls > 0 && random.nextBoolean(), word(), word(), random.nextBoolean());
    }

    private ContractStep step() {
      List<ContractStep.Change> changes = new ArrayList<>(list(this::change));
      // As the judge sorts them.
      changes.sort(
          Comparator.comparing(
                  (ContractStep.Change change) ->
                      List.of("MAJOR", "MINOR", "PATCH", "NONE").indexOf(change.bump()))
              .thenComparing(change -> change.warning() ? 0 : 1));
      return new ContractStep(
          word(),
          random.nextBoolean() ? "" : "1.0.0",
          random.nextBoolean() ? "" : "1.0.1",
          word(),
          "NONE",
          "MINOR",
          "1.1.0",
          random.nextBoolean() ? Map.of() : Map.of("inputs", "EQUAL", "outputs", "WIDENED"),
          changes,
          findings());
    }

    private ContractStep.Change change() {
      return new ContractStep.Change(
          "inputs " + word(),
          word(),
          word(),
          value(),
          value(),
          word(),
          word(),
          List.of("MAJOR", "MINOR", "PATCH", "NONE").get(random.nextInt(4)),
          random.nextBoolean(),
          value(),
          random.nextBoolean() ? Optional.empty() : Optional.of("old"),
          random.nextBoolean());
    }

    private List<Finding> findings() {
      return list(this::finding);
    }

    private Finding finding() {
      return new Finding(
          word(),
          Severity.values()[random.nextInt(Severity.values().length)],
          new Location(
              word(),
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(new SourcePosition(1 + random.nextInt(30), 1 + random.nextInt(5))),
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(FieldPath.of(list(this::word).toArray(String[]::new)))),
          word(),
          value(),
          value(),
          random.nextBoolean() ? Optional.empty() : Optional.of(word()));
    }

    private Optional<JsonNode> value() {
      String text = VALUES[random.nextInt(VALUES.length)];
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return random.nextInt(3) == 0
          ? Optional.empty()
          : Optional.of(StrictJson.value(bytes, "value", JsonLimits.DEFAULT));
    }

    private String word() {
      return WORDS[random.nextInt(WORDS.length)];
    }

    private <T> List<T> list(java.util.function.Supplier<T> each) {
      List<T> list = new ArrayList<>();
      for (int left = random.nextInt(4); left > 0; left--) {
        list.add(each.get());
      }
      return list;
    }
  }
}
