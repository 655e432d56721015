package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract of {@code touchstone schema compare --jsonl}: a line for a line, whatever is wrong.
 */
class SchemaComparePairsTest {
  private static final String TUPLE = "{\"items\": [{\"type\": \"string\"}]}";

  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
    shell = new Shell(project);
  }

  /** Without the time that it took. */
  private static List<String> lines(Shell.Result result) {
    return result.out().lines().map(line -> line.replaceFirst(",\"micros\":\\d+}$", "}")).toList();
  }

  private List<String> answers(String pairs, String... options) {
    project.write("pairs.jsonl", pairs);
    String[] arguments = new String[options.length + 4];
    System.arraycopy(
        new String[] {"schema", "compare", "--jsonl", "pairs.jsonl"}, 0, arguments, 0, 4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    Shell.Result result = shell.run(arguments);
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    return lines(result);
  }

  @Test
  void aLineAnswersALineWithItsKeysInOrder() {
    assertEquals(
        List.of(
            "{\"id\":\"equal\",\"relation\":\"EQUAL\",\"a_in_b\":\"proved\",\"b_in_a\":\"proved\"}",
            "{\"id\":[1,{\"x\":2.0}],\"relation\":\"CROSSED\",\"a_in_b\":\"refuted\",\"witness\":1,\"b_in_a\":\"refuted\",\"reverse_witness\":2}",
            "{\"id\":null,\"relation\":\"WIDENED\",\"a_in_b\":\"proved\",\"b_in_a\":\"refuted\",\"reverse_witness\":null}",
            "{\"id\":null,\"relation\":\"NARROWED\",\"a_in_b\":\"refuted\",\"witness\":null,\"b_in_a\":\"proved\"}"),
        answers(
            """
            {"id": "equal", "a": {}, "b": true, "label": "ignored"}
            {"id": [1, {"x": 2.0}], "a": {"const": 1}, "b": {"const": 2}}
            {"id": null, "a": false, "b": true}
            {"a": true, "b": false}\
            """));
  }

  @Test
  void microsIsAWholeNumber() {
    String out =
        shell.type("{\"a\": {}, \"b\": true}\n").run("schema", "compare", "--jsonl", "-").out();
    assertTrue(out.matches("\\{.*,\"micros\":\\d+}\n"), out);
  }

  @Test
  void undecidedHasAReason() {
    assertEquals(
        List.of(
            "{\"id\":1,\"relation\":\"UNDECIDED\",\"a_in_b\":\"undecided\",\"b_in_a\":\"undecided\",\"reason\":\"budget: more than 1 steps\"}"),
        answers("{\"id\": 1, \"a\": {\"minimum\": 1}, \"b\": {\"minimum\": 2}}\n", "--steps", "1"));
  }

  @Test
  void aMalformedKeywordIsUndecidedAndNoError() {
    List<String> answers = answers("{\"id\": 1, \"a\": {\"minimum\": \"x\"}, \"b\": true}\n");
    assertTrue(answers.get(0).startsWith("{\"id\":1,\"relation\":\""), answers::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, 2.0",
    "1E+300, 1E+300",
    "1e300, 1E+300",
    "100000000000000000000001, 100000000000000000000001"
  })
  void numbersKeepTheirSpelling(String number, String expected) {
    String answer =
        answers("{\"id\": %s, \"a\": {\"const\": %s}, \"b\": false}".formatted(number, number))
            .get(0);
    assertTrue(answer.startsWith("{\"id\":" + expected + ","), answer);
    assertTrue(answer.contains("\"witness\":" + expected + ","), answer);
  }

  @Test
  void manyLinesKeepTheirOrder() {
    int count = 3_000;
    String pairs =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{\"id\": %d, \"a\": {\"type\": \"string\", \"minLength\": %d}, \"b\": false}\n"
                        .formatted(i, i % 50 == 0 ? 5_000 : i % 3))
            .collect(Collectors.joining());
    List<String> answers = answers(pairs);
    assertEquals(count, answers.size());
    for (int i = 0; i < count; i++) {
      assertTrue(answers.get(i).startsWith("{\"id\":" + i + ",\"relation\":\"NARROWED\""));
    }
  }

  @Test
  void badLinesAreToldInTheirPlaceAndTheRestGoesOn() {
    String pairs =
        """
        {"id": 1, "a": true, "b": true}
        hello
        [1]

        {"id": 5, "b": true}
        {"id": 6, "a": true, "b": "x"}
        {"id": 7, "id": 8, "a": true, "b": true}
        {"id": 8, "a": true, "b": true, "draft": "draft5"}
        {"id": 9, "a": true, "b": true, "draft": 7}
        {"id": 10, "a": %s
          \t
        {"id": 12, "a": true, "b": true}
        """
            .formatted("[".repeat(2_000));
    Shell.Result result = shell.type(pairs).run("schema", "compare", "--jsonl", "-");
    String good = ",\"relation\":\"EQUAL\",\"a_in_b\":\"proved\",\"b_in_a\":\"proved\"}";
    assertEquals(
        List.of(
            "{\"id\":1" + good,
            error("null", "2: at column 1: expected a JSON value, found 'hello'"),
            error("null", "3: expected an object with id, a and b, found an array"),
            error("5", "5: the key \\\"a\\\" is missing; add a schema under it"),
            error(
                "6",
                "6: expected \\\"b\\\" to be a schema, an object, true or false, found \\\"x\\\""),
            error(
                "null",
                "7: at column 11: expected each key once in an object, found \\\"id\\\" again; remove one of the two"),
            error(
                "8",
                "8: unknown draft \\\"draft5\\\"; did you mean \\\"draft4\\\"? Known: \\\"draft2019-09\\\", \\\"draft2020-12\\\", \\\"draft4\\\", \\\"draft6\\\", \\\"draft7\\\""),
            error("9", "9: expected \\\"draft\\\" to be a text such as \\\"draft7\\\", found 7"),
            error(
                "null",
                "10: at column 1016: expected at most 1000 levels of arrays and objects, found more; nest less deeply"),
            "{\"id\":12" + good),
        lines(result));
    assertEquals(
        "touchstone: standard input: 8 of 10 pairs could not be compared; \"error\" in their lines says why\n",
        result.err());
    assertEquals(2, result.exitCode());
  }

  private static String error(String id, String words) {
    return "{\"id\":%s,\"error\":\"standard input:%s\"}".formatted(id, words);
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() {
    project
        .write("touchstone.json", "{\"limits\": {\"max_bytes\": 100}}")
        .write(
            "pairs.jsonl",
            "{\"a\": true, \"b\": true, \"c\": \"%s\"}\n{\"a\": true, \"b\": true}\n"
                .formatted("x".repeat(200_000)));
    Shell.Result result = shell.run("schema", "compare", "--jsonl", "pairs.jsonl");
    assertEquals(
        List.of(
            "{\"id\":null,\"error\":\"pairs.jsonl:1: expected a line of at most 100 bytes, found more; raise limits.max_bytes in touchstone.json if that is meant\"}",
            "{\"id\":null,\"relation\":\"EQUAL\",\"a_in_b\":\"proved\",\"b_in_a\":\"proved\"}"),
        lines(result));
    assertEquals(2, result.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, none, EQUAL",
        "none, draft7, NARROWED",
        "7, none, NARROWED",
        "draft7, draft2020-12, NARROWED",
        "2020-12, draft7, EQUAL",
        "http://json-schema.org/draft-07/schema#, none, NARROWED",
        "https://json-schema.org/draft/2019-09/schema, none, NARROWED",
        "https://json-schema.org/draft/2020-12/schema, 7, EQUAL"
      })
  void theDraftIsAWordOrAUriOrThatOfTheOption(String draft, String option, String relation) {
    // Earlier drafts than 2020-12 ignore prefixItems.
    String a = "{\"prefixItems\": [false]}";
    String member = draft == null ? "" : ", \"draft\": \"" + draft + "\"";
    String pair = "{\"a\": %s, \"b\": {\"maxItems\": 0}%s}\n".formatted(a, member);
    List<String> answers = option == null ? answers(pair) : answers(pair, "--draft", option);
    String kind = answers.get(0).replaceFirst(".*\"relation\":\"(\\w+)\".*", "$1");
    assertEquals(relation, kind);
  }

  @Test
  void theSchemasOwnDraftWins() {
    String own = "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", " + TUPLE.substring(1);
    List<String> answers =
        answers(
            "{\"id\": 1, \"a\": %s, \"b\": {\"prefixItems\": [{\"type\": \"string\"}]}}"
                .formatted(own));
    assertTrue(answers.get(0).contains("\"relation\":\"EQUAL\""), answers::toString);
  }

  @Test
  void exitCodeOneOnRequestIfAnyPairIsNotEqual() {
    String equal = "{\"a\": true, \"b\": true}\n";
    String unequal = "{\"a\": true, \"b\": false}\n";
    String[] arguments = {"schema", "compare", "--exit-code", "--jsonl", "-"};
    assertEquals(0, shell.type(equal).run(arguments).exitCode());
    assertEquals(1, shell.type(equal + unequal + equal).run(arguments).exitCode());
    assertEquals(2, shell.type(unequal + "x\n").run(arguments).exitCode());
    assertEquals(0, shell.type("").run(arguments).exitCode());
  }
}
