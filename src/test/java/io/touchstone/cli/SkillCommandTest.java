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

/** What is told of the shipped skills. */
class SkillCommandTest {
  private TestProject project;

  @BeforeEach
  void anEmptyProject(@TempDir Path root) {
    project = new TestProject(root);
  }

  private Shell.Result run(String... arguments) {
    return new Shell(project).run(arguments);
  }

  @Test
  void theSkillsAreListedAndDescribed() {
    String listed = run("skill", "list").out();
    assertEquals(5, listed.lines().count());
    assertTrue(listed.startsWith("skill.echo\t1.0.0\tEcho: "), listed);
    String described = run("skill", "describe", "skill.json_transform").out();
    assertTrue(described.startsWith("skill.json_transform 2.0.0\n"), described);
    assertTrue(described.contains("\n  ERR_INVALID_PATH           VALIDATION\n"), described);
    JsonNode manifest =
        StrictJson.value(
            run("skill", "list", "--format", "json").bytes(), "out", JsonLimits.DEFAULT);
    assertEquals("skill.http_call", manifest.at("/1/skill_id").textValue());
    Shell.Result unknown = run("skill", "describe", "skill.ehco");
    assertTrue(unknown.err().contains("did you mean \"skill.echo\"?"), unknown::err);
    assertEquals(2, unknown.exitCode());
  }
}
