package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import io.touchstone.schema.SchemaValidator.Answer;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The acceptance cases of the verdict, through the command line, under both policies: the bump, the
 * warnings, the relation, and each witness.
 */
class VerdictCasesTest {
  @TestFactory
  Stream<DynamicTest> eachCaseHasItsVerdict(@TempDir Path root) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode each : cases()) {
      String side = each.get("side").textValue();
      List<String> sides = side.equals("both") ? List.of("inputs", "outputs") : List.of(side);
      for (String one : sides) {
        for (String policy : List.of("tolerant", "strict")) {
          Path folder = root.resolve(String.join("-", each.get("id").textValue(), one, policy));
          tests.add(
              DynamicTest.dynamicTest(
                  folder.getFileName().toString(),
                  () ->
                      new Case(each, one, policy)
                          .check(new TestProject(Files.createDirectories(folder)))));
        }
      }
    }
    assertEquals(2 * (37 + 2), tests.size());
    return tests.stream();
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in = VerdictCasesTest.class.getResourceAsStream("verdict-cases.json")) {
      return StrictJson.value(in.readAllBytes(), "verdict-cases.json", JsonLimits.DEFAULT);
    }
  }

  private record Case(JsonNode expected, String side, String policy) {
    void check(TestProject project) {
      project
          .write("old.json", contract("old", "1.0.0"))
          .write("new.json", contract("new", "1.0.1"));

      Shell.Result result =
          new Shell(project)
              .run(
                  "contract",
                  "diff",
                  "--policy",
                  policy,
                  "--format",
                  "json",
                  "old.json",
                  "new.json");

      assertEquals("", result.err());
      assertEquals(0, result.exitCode());
      JsonNode answer = json(result.bytes());
      assertEquals(
          expected.get(policy).textValue(),
          answer.get("recommended_bump").textValue(),
          answer::toPrettyString);
      assertEquals(
          expected.get(policy).textValue().equals("MAJOR"), !answer.get("compatible").asBoolean());
      if (policy.equals("tolerant")) {
        assertEquals(
            expected.get("tolerant_warns").booleanValue(), !answer.get("warnings").isEmpty());
      }
      assertEquals(relation(), answer.at("/relation/" + side).textValue());
      assertTrue(witnesses(answer) > 0 || relation().equals("EQUAL"), answer::toPrettyString);
    }

    private String contract(String which, String version) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("contract", "acme.search").put("kind", "skill").put("version", version);
      json.set("inputs_schema", JsonNodeFactory.instance.booleanNode(true));
      json.set(side + "_schema", expected.get(which));
      return JsonText.pretty(json);
    }

    private String relation() {
      boolean lost = expected.has("in_old_not_in_new");
      boolean won = expected.has("in_new_not_in_old");
      return lost ? won ? "CROSSED" : "NARROWED" : won ? "WIDENED" : "EQUAL";
    }

    /** How many there are; each must tell the versions apart as it says. */
    private int witnesses(JsonNode answer) {
      int count = 0;
      for (String list : List.of("breaking_changes", "warnings", "non_breaking_changes")) {
        for (JsonNode change : answer.get(list)) {
          if (change.has("witness")) {
            boolean ofOld = change.get("witness_accepted_by").textValue().equals("old");
            assertEquals(
                ofOld ? Answer.VALID : Answer.INVALID, check("old", change.get("witness")));
            assertEquals(
                ofOld ? Answer.INVALID : Answer.VALID, check("new", change.get("witness")));
            count++;
          }
        }
      }
      return count;
    }

    private Answer check(String which, JsonNode document) {
      Schema schema = Schema.of(expected.get(which), Dialect.DRAFT_2020_12, which);
      return SchemaValidator.of(schema, false).check(document);
    }
  }

  private static JsonNode json(byte[] text) {
    return StrictJson.value(text, "standard output", JsonLimits.DEFAULT);
  }
}
