package io.touchstone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.ContractSection;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.RunReport.StressSection.Tried;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.SourcePosition;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each format of one report, held against the file beside this test. */
class ReportFormatTest {
  static final RunReport MIXED =
      new RunReport(
          List.of(
              new GoldenSection("golden/planner/good.json", "planner", List.of()),
              new GoldenSection("golden/planner/changed.json", "planner", differences(23)),
              new GoldenSection(
                  "golden/planner/ticks.json",
                  "planner",
                  List.of(
                      difference(
                          "golden/planner/ticks.json", 4, "md", "```", "````\n# no heading"))),
              new GoldenSection(
                  "golden/broken.json",
                  "",
                  List.of(
                      Finding.of(
                          Finding.MALFORMED,
                          Severity.INVALID,
                          Location.of("golden/broken.json", new SourcePosition(3, 14)),
                          "expected a JSON value, found '}'"))),
              new GoldenSection(
                  "golden/tool/loud.json",
                  "tool",
                  List.of(
                      Finding.of(
                          "subject-threw",
                          Severity.ERROR,
                          Location.of("golden/tool/loud.json", new SourcePosition(2, 3)),
                          "exit: it said:\n\u001B[31mred\u001B[0m \u202Eleft\tend")))),
          List.of(
              new StressSection(
                  "golden/planner/good.json", "planner", 1201, 1201, List.of(), List.of()),
              new StressSection(
                  "golden/planner/slow.json",
                  "planner",
                  1201,
                  1201,
                  List.of(
                      new Tried("repeat", 10, false, "", "", false),
                      new Tried("key-order", 2, false, "no time was left", "", true),
                      new Tried("later", 0, false, "no time was left", "", true)),
                  List.of(
                      Finding.of(
                          "stress-not-tried",
                          Severity.INFO,
                          Location.of("golden/planner/slow.json", new SourcePosition(2, 12)),
                          "time ended before 2 of 3 perturbations were done"))),
              new StressSection(
                  "golden/planner/changed.json",
                  "planner",
                  1201,
                  58,
                  List.of(
                      new Tried("repeat", 10, false, "", "", false),
                      new Tried("gated", 20, false, "", "races without a look", false),
                      new Tried(
                          "null-or-missing",
                          0,
                          false,
                          "the contract has no such member",
                          "",
                          false)),
                  List.of(
                      Finding.of(
                          "stress-not-tried",
                          Severity.INFO,
                          Location.of("golden/planner/changed.json", new SourcePosition(2, 12)),
                          "58 of 1201 calls tried"),
                      difference("golden/planner/changed.json", 2, "id", "run-1", null)))),
          new ContractSection(5, List.of(kept(), broken())),
          List.of(
              Finding.of(
                  Finding.MALFORMED, Severity.WARNING, Location.of("touchstone.json"), "odd")));

  private static ContractStep kept() {
    return new ContractStep(
        "acme.search",
        "1.0.0",
        "1.0.1",
        "contracts/acme.search/1.0.1.json",
        "PATCH",
        "PATCH",
        "1.0.1",
        Map.of("inputs", "EQUAL", "outputs", "EQUAL"),
        List.of(
            new ContractStep.Change(
                "contract description changed",
                "description",
                "the words about the contract changed: description",
                Optional.of(TextNode.valueOf("Searches.")),
                Optional.of(TextNode.valueOf("Searches | finds `<b>`.")),
                "description-changed",
                "0011223344556677",
                "PATCH",
                false,
                Optional.empty(),
                Optional.empty(),
                false)),
        List.of());
  }

  private static ContractStep broken() {
    return new ContractStep(
        "acme.search",
        "1.0.1",
        "1.1.0",
        "contracts/acme.search/1.1.0.json",
        "MINOR",
        "MAJOR",
        "2.0.0",
        Map.of("outputs", "EQUAL", "inputs", "CROSSED"),
        List.of(
            change("required added", "li|mit", "MAJOR", false, "old", false),
            change("type tightened", "page", "MAJOR", false, "old", true),
            change("property added", "b", "MINOR", true, "old", false),
            change("property added", "c", "MINOR", false, "new", false)),
        List.of(
            new Finding(
                "input-required-added",
                Severity.ERROR,
                Location.of(
                    "contracts/acme.search/1.1.0.json",
                    new SourcePosition(8, 5),
                    FieldPath.of("li|mit")),
                "acme.search 1.0.1 -> 1.1.0 needs MAJOR and declares MINOR\n  only 1.0.1 accepts  {}",
                Optional.empty(),
                Optional.empty(),
                Optional.of("release it as 2.0.0"))));
  }

  private static ContractStep.Change change(
      String fact, String path, String bump, boolean warning, String acceptedBy, boolean waived) {
    return new ContractStep.Change(
        "inputs " + fact,
        path,
        path + " moved",
        Optional.empty(),
        Optional.of(TextNode.valueOf("x")),
        "input-rule",
        "8899aabbccddeeff",
        bump,
        warning,
        Optional.of(TextNode.valueOf("a|b`c`")),
        Optional.of(acceptedBy),
        waived);
  }

  private static List<Finding> differences(int many) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      findings.add(
          new Finding(
              "golden-difference",
              Severity.ERROR,
              Location.of(
                  "golden/planner/changed.json",
                  new SourcePosition(14, 3),
                  FieldPath.of("steps", Integer.toString(i))),
              "differs at steps." + i,
              Optional.of(IntNode.valueOf(i)),
              Optional.of(NullNode.instance),
              Optional.of("accept it with: touchstone golden accept golden/planner/changed.json")));
    }
    return findings;
  }

  private static Finding difference(
      String file, int line, String path, String expected, String actual) {
    return new Finding(
        "golden-difference",
        Severity.ERROR,
        Location.of(file, new SourcePosition(line, 5), FieldPath.of(path)),
        "differs at " + path,
        Optional.of(TextNode.valueOf(expected)),
        Optional.ofNullable(actual).map(TextNode::valueOf),
        Optional.of("accept it with: touchstone golden accept " + file));
  }

  static List<ReportFormat> formats() {
    return List.of(
        new JsonReport(),
        new MarkdownReport(),
        new TerminalReport(false, false),
        new TerminalReport(true, true));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void the_report_is_the_file(ReportFormat format) throws IOException {
    String variant = format.equals(new TerminalReport(true, true)) ? "-verbose" : "";
    assertEquals(file(format.name() + variant), format.render(MIXED));
  }

  private static String file(String name) throws IOException {
    try (InputStream in = ReportFormatTest.class.getResourceAsStream(name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("<ESC>", "\u001B");
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void the_same_report_gives_the_same_text(ReportFormat format) {
    RunReport again =
        new RunReport(
            reversed(MIXED.goldens()),
            reversed(MIXED.stress()),
            MIXED.contracts(),
            MIXED.general());
    assertEquals(format.render(MIXED), format.render(again));
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void an_empty_run_is_said_in_words_and_ends_its_line(ReportFormat format) {
    String text = format.render(new RunReport(List.of(), List.of(), List.of()));
    assertTrue(text.contains("0 golden files checked") || text.contains("\"goldens\": 0"), text);
    assertTrue(text.endsWith("\n"));
  }

  @Test
  void the_json_report_has_every_finding() {
    JsonNode json =
        StrictJson.parse(new JsonReport().render(MIXED).getBytes(StandardCharsets.UTF_8), "report")
            .root();
    assertEquals(23, json.at("/goldens/1/findings").size());
    assertEquals("changed.json", json.at("/goldens/1/file").textValue().replaceAll(".*/", ""));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "21, 20", "500, 20"})
  void people_see_at_most_twenty_leaves_of_a_case(int found, int shown) {
    String text = FindingText.of(differences(found));
    assertEquals(shown, text.lines().filter(line -> line.contains("differs at")).count());
    assertEquals(found > shown, text.contains("... and " + (found - shown) + " more"));
  }

  @Test
  void a_long_value_is_cut() {
    Finding finding = difference("a.json", 1, "x", "x".repeat(10_000), "y");
    assertTrue(FindingText.of(finding).length() < 1_000);
    assertTrue(FindingText.of(finding).contains("(10002 characters)"));
  }

  @Test
  void no_value_can_close_a_code_block_of_the_markdown_report() {
    String fence = "`````";
    String text = new MarkdownReport().render(MIXED);
    int open = text.indexOf(fence + "text\n");
    int close = text.indexOf("\n" + fence + "\n", open);
    assertTrue(open > 0 && text.substring(open, close).contains("````\\n# no heading"), text);
  }

  @Test
  void no_text_can_command_a_terminal() {
    String text = new TerminalReport(true, false).render(MIXED);
    assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'));
  }
}
