package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCreateCommandTest {
  private Shell shell;

  @BeforeEach
  void anEmptyFolder(@TempDir Path root) {
    shell = new Shell(new TestProject(root));
  }

  private Shell.Result plan(String input) {
    return shell.type(input).run("plan", "create", "--input", "-");
  }

  private static JsonNode json(Shell.Result result) {
    return StrictJson.value(result.bytes(), "standard output", JsonLimits.DEFAULT);
  }

  @Test
  void thePlanGoesToStandardOutput() {
    Shell.Result result = plan("{\"goal\": \"echo hello\"}");
    assertEquals("skill.echo", json(result).at("/steps/0/skill").textValue());
    assertEquals("2026-01-02T03:04:05Z", json(result).at("/metadata/generated_at").textValue());
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
  }

  @Test
  void theErrorOfThePlannerIsItsAnswer() {
    Shell.Result result = plan("{\"goal\": \" \"}");
    assertEquals("PLANNER_INVALID_GOAL", json(result).get("code").textValue());
    assertEquals("", result.err());
    assertEquals(1, result.exitCode());
  }

  @Test
  void anInputThatIsNotJsonIsBadInput() {
    Shell.Result result = plan("{\"goal\": 'echo'}");
    assertTrue(
        result.err().startsWith("touchstone: standard input:1:10: expected a JSON value"),
        result::err);
    assertEquals("", result.out());
    assertEquals(2, result.exitCode());
  }

  @Test
  void aFileThatIsMissingIsBadInput() {
    Shell.Result result = shell.run("plan", "create", "--input", "gone.json");
    assertEquals("touchstone: gone.json: there is no such file\n", result.err());
    assertEquals(2, result.exitCode());
  }
}
