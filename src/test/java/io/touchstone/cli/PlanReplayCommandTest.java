package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces of other times, replayed. */
class PlanReplayCommandTest {
  private TestProject project;

  @BeforeEach
  void anEmptyProject(@TempDir Path root) {
    project = new TestProject(root);
  }

  private Shell.Result run(String... arguments) {
    return new Shell(project).run(arguments);
  }

  private Path trace() {
    return project.root().resolve("trace.json");
  }

  @Test
  void aTraceThatWasEditedIsRefused() throws IOException {
    run("plan", "run", "--goal", "echo hello", "--trace", "trace.json");
    String text = Files.readString(trace());
    Files.writeString(trace(), text.replace("echo hello", "echo hullo"));

    Shell.Result replayed = run("plan", "replay", "trace.json");

    assertTrue(
        replayed.err().contains("the trace was changed since it was written"), replayed::err);
    assertEquals(2, replayed.exitCode());
  }

  @Test
  void behaviorThatChangedIsNamedByItsFirstPlace() throws IOException {
    // A trace of another stub world: the same skill answered something else.
    Shell.Result other =
        new Shell(project)
            .type(
                "{\"steps\": [{\"step_id\": \"a\", \"skill\": \"skill.json_transform\","
                    + " \"params\": {\"operation\": \"extract\", \"data\": {\"n\": 1}, \"path\": \"$.n\"}}]}")
            .run("plan", "run", "--plan", "-", "--format", "json");
    JsonNode trace = StrictJson.value(other.bytes(), "out", JsonLimits.DEFAULT);
    ReplayedTraces.write(trace, "/steps/0/outcomes/0/result", "output", "2", trace());

    Shell.Result served = run("plan", "replay", "trace.json", "--skills", "recorded");
    Shell.Result rerun = run("plan", "replay", "trace.json");

    assertEquals(0, served.exitCode(), served::err);
    assertEquals(
        "step \"a\" differs at outcomes.0.result.output: recorded 2, replayed 1\n", rerun.out());
    assertEquals(1, rerun.exitCode());
  }
}
