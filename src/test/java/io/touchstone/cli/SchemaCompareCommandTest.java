package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompareCommandTest {
  private static final String CONFIRMED = "  (confirmed by networknt)\n";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  private Shell.Result compare(String before, String after, String... options) {
    project.write("old.json", before).write("new.json", after);
    String[] arguments = new String[options.length + 4];
    System.arraycopy(
        new String[] {"schema", "compare", "old.json", "new.json"}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    return shell.run(arguments);
  }

  private void assertAnswer(String expected, Shell.Result result) {
    assertEquals("", result.err());
    assertEquals(expected, result.out());
    assertEquals(0, result.exitCode());
  }

  @Test
  void widened() {
    assertAnswer(
        """
        WIDENED: new.json accepts everything that old.json does, and more
          only new.json accepts  {"b":null}
        """
            + CONFIRMED,
        compare("{\"properties\": {\"b\": {\"type\": \"string\"}}}", "{}"));
  }

  @Test
  void narrowed() {
    assertAnswer(
        """
        NARROWED: new.json accepts less than old.json does, and nothing else
          only old.json accepts  false
        """
            + CONFIRMED,
        compare("{\"enum\": [true, false]}", "{\"const\": true}"));
  }

  @Test
  void crossed() {
    assertAnswer(
        """
        CROSSED: old.json and new.json each accept what the other refuses
          only old.json accepts  null
          only new.json accepts  [1]
        """
            + CONFIRMED,
        compare("{\"const\": null}", "{\"const\": [1]}"));
  }

  @Test
  void equal() {
    assertAnswer(
        "EQUAL: old.json and new.json accept the same documents\n",
        compare("{\"minimum\": 1}", "{\"allOf\": [{\"minimum\": 1.0}]}"));
  }

  @Test
  void equalTextsAreNotEqualSchemasWhereTheFilesBesideThemDiffer() {
    for (String version : new String[] {"v1", "v2"}) {
      project.write(version + "/schema.json", "{\"$ref\": \"common.json\"}");
    }
    project.write("v1/common.json", "{\"type\": \"string\"}");
    project.write("v2/common.json", "{\"type\": \"number\"}");
    String out = shell.run("schema", "compare", "v1/schema.json", "v2/schema.json").out();
    assertTrue(out.startsWith("CROSSED"), out);
  }

  @Test
  void undecidedTellsWhatIsKnown() {
    assertAnswer(
        """
        UNDECIDED: not everything about old.json and new.json could be decided
          unknown whether new.json accepts everything that old.json does
          unknown whether old.json accepts everything that new.json does
          reason  budget: more than 2 steps
        """,
        compare("{\"minimum\": 1}", "{\"minimum\": 2}", "--steps", "2"));
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "{}, 0", "false, 1"})
  void exitCodeOneOnRequestForAnythingButEqual(String after, int exitCode) {
    assertEquals(0, compare("true", after).exitCode());
    assertEquals(exitCode, compare("true", after, "--exit-code").exitCode());
  }

  @Test
  void exitCodeOneAlsoForUndecided() {
    String[] options = {"--exit-code", "--steps", "1"};
    assertEquals(1, compare("{\"minimum\": 1}", "{\"minimum\": 2}", options).exitCode());
  }

  @Test
  void jsonIsOneObject() {
    assertAnswer(
        "{\"relation\":\"CROSSED\",\"a_in_b\":\"refuted\",\"witness\":null,"
            + "\"b_in_a\":\"refuted\",\"reverse_witness\":[1]}\n",
        compare("{\"const\": null}", "{\"const\": [1]}", "--format", "json"));
    assertAnswer(
        "{\"relation\":\"EQUAL\",\"a_in_b\":\"proved\",\"b_in_a\":\"proved\"}\n",
        compare("true", "{}", "--format", "json"));
    assertAnswer(
        "{\"relation\":\"UNDECIDED\",\"a_in_b\":\"undecided\",\"b_in_a\":\"undecided\","
            + "\"reason\":\"budget: more than 2 steps\"}\n",
        compare("{\"minimum\": 1}", "{\"minimum\": 2}", "--format", "json", "--steps", "2"));
  }

  @Test
  void aHugeWitnessIsShortOnTheTerminalAndCompleteInJson() {
    String huge = "{\"type\": \"string\", \"minLength\": 70000}";
    assertAnswer(
        """
        NARROWED: new.json accepts less than old.json does, and nothing else
          only old.json accepts  string of 70,000 x 'a'
        """
            + CONFIRMED,
        compare(huge, "false"));
    assertAnswer(
        "{\"relation\":\"NARROWED\",\"a_in_b\":\"refuted\",\"witness\":\""
            + "a".repeat(70_000)
            + "\",\"b_in_a\":\"proved\"}\n",
        compare(huge, "false", "--format", "json"));
  }

  @Test
  void whatATerminalWouldObeyIsEscaped() {
    String bell = "[\"\\u001b[31m\\u0007\\u009b\\u202e\\u007f\"]";
    String escaped = "[\"\\u001b[31m\\u0007\\u009b\\u202e\\u007f\"]";
    Shell.Result result = compare("{\"const\": " + bell + "}", "false");
    assertTrue(result.out().contains("accepts  " + escaped + "\n"), result::out);
    result = compare("{\"const\": " + bell + "}", "false", "--format", "json");
    assertTrue(result.out().contains("\"witness\":" + escaped), result::out);
  }

  @Test
  void draftIsForSchemasThatNameNone() {
    String tuple = "{\"items\": [true]}";
    assertEquals(2, compare(tuple, "true").exitCode());
    assertEquals(0, compare(tuple, "true", "--draft", "7").exitCode());
    assertEquals(0, compare(tuple, "true", "--draft", "draft2019-09").exitCode());
  }

  @ParameterizedTest
  @CsvSource({"strict, WIDENED", "spelled, WIDENED", "mathematical, EQUAL", "MATHEMATICAL, EQUAL"})
  void draft4IntegersAreAPolicy(String policy, String relation) {
    Shell.Result result =
        compare(
            "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 1}",
            "{\"type\": \"number\", \"minimum\": 1, \"maximum\": 1}",
            "--draft",
            "draft4",
            "--draft4-integers",
            policy);
    assertTrue(result.out().startsWith(relation + ":"), result::out);
  }

  @Test
  void formatAssertsOnRequest() {
    String format = "{\"type\": \"string\", \"format\": \"ipv4\"}";
    assertTrue(compare("{\"type\": \"string\"}", format).out().startsWith("EQUAL"));
    Shell.Result asserted = compare("{\"type\": \"string\"}", format, "--assert-format");
    assertTrue(asserted.out().startsWith("NARROWED"), asserted::out);
  }

  @Test
  void oneSchemaMayComeFromStandardInput() {
    project.write("new.json", "true");
    Shell.Result result = shell.type("false").run("schema", "compare", "-", "new.json");
    assertAnswer(
        """
        WIDENED: new.json accepts everything that standard input does, and more
          only new.json accepts  null
        """
            + CONFIRMED,
        result);
  }

  @Test
  void deepSchemasAreDecided() {
    assertTrue(compare(nots(290), "true").out().startsWith("EQUAL:"));
    assertTrue(compare(nots(990), "true").out().startsWith("UNDECIDED:"));
  }

  private static String nots(int count) {
    return "{\"not\":".repeat(count) + "true" + "}".repeat(count);
  }
}
