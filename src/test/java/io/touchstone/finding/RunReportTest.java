package io.touchstone.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReportTest {
  /** In the order in which they are reported. */
  private static final List<Finding> SORTED =
      List.of(
          at("a.json", 0, ""),
          at("a.json", 2, "steps.2.id"),
          at("a.json", 2, "steps.2.skill"),
          at("a.json", 2, "steps.9"),
          at("a.json", 2, "steps.10"),
          at("a.json", 2, "steps.x"),
          at("a.json", 10, ""),
          at("a.json", 10, "a"),
          at("a.json", 10, "a.b"),
          at("b.json", 1, ""));

  private static Finding at(String file, int line, String path) {
    Location location =
        line == 0
            ? Location.of(file)
            : Location.of(file, new SourcePosition(line, 1), FieldPath.parse(path));
    return Finding.of("rule", Severity.ERROR, location, "message");
  }

  @Property(tries = 50)
  void findings_have_one_order(@ForAll long seed) {
    List<Finding> shuffled = new ArrayList<>(SORTED);
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(SORTED, new GoldenSection("a.json", "s", shuffled).findings());
    assertEquals(SORTED, new StressSection("a.json", "s", 1, 1, List.of(), shuffled).findings());
    assertEquals(SORTED, new RunReport(List.of(), List.of(), shuffled).general());
  }

  @Test
  void sections_are_sorted_by_file_and_general_findings_come_first() {
    Finding general = at("z.json", 1, "");
    GoldenSection a = new GoldenSection("a.json", "s", List.of(at("a.json", 1, "g")));
    GoldenSection b = new GoldenSection("b.json", "s", List.of());
    StressSection stress =
        new StressSection("a.json", "s", 9, 9, List.of(), List.of(at("a.json", 1, "s")));
    RunReport report = new RunReport(List.of(b, a), List.of(stress), List.of(general));
    assertEquals(List.of(a, b), report.goldens());
    assertEquals(
        List.of(general, a.findings().get(0), stress.findings().get(0)), report.findings());
  }

  @ParameterizedTest
  @CsvSource({
    // found, fail on, exit code
    "INFO, ERROR, 0",
    "WARNING, ERROR, 0",
    "WARNING, WARNING, 1",
    "INFO, WARNING, 0",
    "INFO, INFO, 1",
    "ERROR, ERROR, 1",
    "ERROR, INTERNAL, 1",
    "INVALID, ERROR, 2",
    "INTERNAL, ERROR, 3",
  })
  void the_exit_code_is_that_of_the_worst_finding(Severity found, Severity failOn, int exitCode) {
    Finding mild = Finding.of("rule", Severity.INFO, Location.of("a"), "mild");
    Finding worst = Finding.of("rule", found, Location.of("b"), "worst");
    RunReport report = new RunReport(List.of(), List.of(), List.of(worst, mild));
    assertEquals(exitCode, report.exitCode(failOn));
  }

  @Test
  void nothing_found_is_exit_code_0() {
    assertEquals(0, new RunReport(List.of(), List.of(), List.of()).exitCode(Severity.INFO));
  }

  @Test
  void notes_and_warnings_let_a_section_pass() {
    Finding warning = Finding.of("rule", Severity.WARNING, Location.of("a"), "careful");
    assertTrue(new GoldenSection("a", "s", List.of(warning)).passed());
    assertFalse(new GoldenSection("a", "s", SORTED).passed());
  }

  @Test
  void an_unreadable_file_is_a_finding_at_its_place() {
    Finding finding =
        Finding.of(new JsonInputException("golden/a.json", new SourcePosition(3, 7), "expected x"));
    assertEquals(
        new Finding(
            Finding.MALFORMED,
            Severity.INVALID,
            Location.of("golden/a.json", new SourcePosition(3, 7)),
            "expected x",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        finding);
    assertEquals("golden/a.json:3", finding.location().toString());
  }
}
