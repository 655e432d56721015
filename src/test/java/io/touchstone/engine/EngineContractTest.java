package io.touchstone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.touchstone.engine.marked.Goldens;
import io.touchstone.verify.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A golden file fails where its answer breaks the contract of its subject. */
class EngineContractTest {
  private TestProject project;

  @BeforeEach
  void aGoldenThatMatches(@TempDir Path root) {
    project = new TestProject(root).echo("golden/a.json", "1", "1");
  }

  private EngineRun run() {
    return EngineRun.in(project)
        .with("touchstone.stress", "false")
        .select(selectClass(Goldens.class));
  }

  private String result() {
    return run().results().get("a.json matches");
  }

  private void contract(String inputs, String outputs) {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0",
         "inputs_schema": %s, "outputs_schema": %s}
        """
            .formatted(inputs, outputs));
  }

  @Test
  void anAnswerThatTheContractDoesNotAllowFails() {
    contract("true", "{\"type\": \"string\"}");
    assertEquals(
        """
        golden/a.json:4: the answer is not what test.echo 1.0.0 allows at the root: integer found, string expected
          expected  {"type": "string"}
          actual    1
          correct the subject, or write a new version of test.echo that says what it answers""",
        result());
  }

  @Test
  void anInputThatTheContractDoesNotAllowIsOnlyAWarning() {
    contract("{\"type\": \"null\"}", "true");
    assertEquals("passed", result());
    assertEquals(
        """
        golden/a.json:3: warning: the input is not what test.echo 1.0.0 allows at the root: integer found, null expected
          expected  {"type": "null"}
          actual    1
          correct the input, or give the file the tag "invalid-input" if it is wrong on purpose""",
        run().warnings().get("a.json matches"));
  }

  @Test
  void aContractThatCannotBeUsedFails() {
    project.write(
        "touchstone.json", "{\"subjects\": {\"test.echo\": {\"contract\": \"acme.ecco\"}}}");
    assertEquals(
        "touchstone.json:1:41: unknown contract \"acme.ecco\", no file lies in contracts/acme.ecco; none is known",
        result());
  }
}
