package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What golden files say, and what subjects answer, is held against the subject's contract. */
class GoldenContractTest {
  private static final String COUNTED =
      "{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}}}";

  /** What nothing here is. */
  private static final String NULL = "{\"type\": \"null\"}";

  private static final String TEXT = "{\"type\": \"string\"}";

  private TestProject project;

  @BeforeEach
  void anEmptyProject(@TempDir Path root) {
    project = new TestProject(root);
  }

  private GoldenContractTest contract(String id, String version, String inputs, String outputs) {
    project.write(
        "contracts/%s/%s.json".formatted(id, version),
        """
        {"contract": "%s", "kind": "skill", "version": "%s",
         "inputs_schema": %s, "outputs_schema": %s}
        """
            .formatted(id, version, inputs, outputs));
    return this;
  }

  private GoldenContractTest bindEchoTo(String contract) {
    project.write(
        "touchstone.json",
        "{\"subjects\": {\"test.echo\": {\"contract\": \"%s\"}}}".formatted(contract));
    return this;
  }

  private void assertRun(int exitCode, String out) {
    Shell.Result run = new Shell(project).run("golden", "run");
    assertEquals(out, run.out());
    assertEquals(exitCode, run.exitCode());
    Shell.Result verify = new Shell(project).run("verify", "--no-stress");
    assertTrue(verify.out().startsWith(out.lines().findFirst().orElseThrow()), verify::out);
    assertEquals(exitCode, verify.exitCode());
  }

  @Test
  void anInputThatTheContractDoesNotAllowIsAWarning() {
    contract("test.echo", "1.0.0", COUNTED, "true");
    project.echo("golden/a.json", "{\"n\": \"x\"}", "{\"n\": \"x\"}");
    assertRun(
        0,
        """
        golden/a.json:3: warning: the input is not what test.echo 1.0.0 allows at n: string found, integer expected
          expected  {"type": "integer"}
          actual    "x"
          correct the input, or give the file the tag "invalid-input" if it is wrong on purpose

        1 golden file checked: 1 match
        1 warning
        """);
  }

  @Test
  void anInputThatIsWrongOnPurposeIsNone() {
    contract("test.echo", "1.0.0", COUNTED, "true");
    project.write(
        "golden/test.echo/a.json",
        """
        {"input": {"n": "x"}, "expected_output": {"n": "x"}, "tags": ["invalid-input"]}""");
    assertRun(0, "1 golden file checked: 1 match\n");
  }

  @Test
  void anAnswerThatTheContractDoesNotAllowIsAnErrorThoughItMatches() {
    contract("test.echo", "1.0.0", "true", COUNTED);
    project.echo("golden/a.json", "{\"n\": \"x\"}", "{\"n\": \"x\"}");
    assertRun(
        1,
        """
        golden/a.json:4: the answer is not what test.echo 1.0.0 allows at n: string found, integer expected
          expected  {"type": "integer"}
          actual    "x"
          correct the subject, or write a new version of test.echo that says what it answers

        1 golden file checked: 0 match, 1 do not
        """);
    assertEquals("{\n  \"n\": \"x\"\n}\n", project.text("reports/actual/golden/a.json"));
  }

  @Test
  void aWrongAnswerIsToldBesideWhatDiffers() {
    contract("test.echo", "1.0.0", "true", "{\"required\": [\"n\"]}");
    project.echo("golden/a.json", "{}", "{\"n\": 1}");
    assertRun(
        1,
        """
        golden/a.json:4: missing at n
          expected  1
          accept it with: touchstone golden accept golden/a.json
        golden/a.json:4: the answer is not what test.echo 1.0.0 allows at n: required property 'n' not found
          expected  {"required": ["n"]}
          correct the subject, or write a new version of test.echo that says what it answers

        1 golden file checked: 0 match, 1 do not
        """);
  }

  @Test
  void nothingThatWasThrownIsHeldAgainstTheContract() {
    contract("test.throws", "1.0.0", "true", NULL);
    project.write("golden/test.throws/a.json", "{\"input\": 1, \"expected_output\": 1}");
    Shell.Result run = new Shell(project).run("golden", "run", "--format", "json");
    assertTrue(run.out().contains("subject-threw"), run::out);
    assertFalse(run.out().contains("golden-output-invalid"), run::out);
  }

  @Test
  void theNewestReleaseCounts() {
    contract("test.echo", "1.0.0", NULL, NULL);
    contract("test.echo", "1.1.0", "true", "true");
    contract("test.echo", "2.0.0-rc.1", NULL, NULL);
    project.echo("golden/a.json", "1", "1");
    Shell.Result run = new Shell(project).run("golden", "run");
    assertEquals("1 golden file checked: 1 match\n", run.out());
  }

  @Test
  void theContractThatTheConfigurationNamesCounts() {
    bindEchoTo("acme.echo").contract("acme.echo", "1.0.0", NULL, "true");
    contract("test.echo", "1.0.0", "true", "true");
    project.echo("golden/a.json", "1", "1");
    Shell.Result run = new Shell(project).run("golden", "run");
    assertTrue(run.out().contains("the input is not what acme.echo 1.0.0 allows at the root"));
  }

  @Test
  void aContractThatIsNotThereIsNamedOnceWithItsKey() {
    bindEchoTo("acme.ecco").contract("acme.echo", "1.0.0", "true", "true");
    project.echo("golden/a.json", "1", "1").echo("golden/b.json", "1", "1");
    assertRun(
        2,
        """
        touchstone.json:1:41: unknown contract "acme.ecco", no file lies in contracts/acme.ecco; did you mean "acme.echo"? Known: "acme.echo"

        2 golden files checked: 2 match
        """);
  }

  @Test
  void aContractOfSomethingElseIsRefused() {
    bindEchoTo("acme.limits");
    project.write(
        "contracts/acme.limits/1.0.0.json",
        """
        {"contract": "acme.limits", "kind": "resource", "version": "1.0.0",
         "budget_cents": 1, "rate_limit_per_min": 1, "max_concurrent": 1}
        """);
    project.echo("golden/a.json", "1", "1");
    assertRun(
        2,
        """
        touchstone.json:1:41: expected the contract of a skill or a planner, found that of a resource, acme.limits 1.0.0

        1 golden file checked: 1 match
        """);
  }

  @Test
  void noOlderVersionStandsForOneThatCannotBeRead() {
    contract("test.echo", "1.0.0", NULL, NULL);
    project.write("contracts/test.echo/1.1.0.json", "{");
    project.echo("golden/a.json", "1", "1");
    Shell.Result run = new Shell(project).run("golden", "run");
    assertTrue(run.out().startsWith("contracts/test.echo/1.1.0.json:1:2: "), run::out);
    assertFalse(run.out().contains("allows"), run::out);
    assertEquals(2, run.exitCode());
  }

  @Test
  void whatIsWrongWithOtherContractsIsNoMatterOfAGoldenFile() {
    project.write("contracts/test.other/1.1.0.json", "{");
    project.echo("golden/a.json", "1", "1");
    Shell.Result run = new Shell(project).run("golden", "run");
    assertEquals("1 golden file checked: 1 match\n", run.out());
  }

  @Test
  void aSubjectWithoutAContractIsHeldAgainstNone() {
    contract("acme.other", "1.0.0", TEXT, TEXT);
    project.echo("golden/a.json", "1", "1");
    assertRun(0, "1 golden file checked: 1 match\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"$ref\": \"#\"}", "{\"pattern\": \"(x+x+)+\\\\1y\"}"})
  void aSchemaThatTheValidatorCannotDecideIsAWarning(String schema) {
    contract("test.echo", "1.0.0", schema, "true");
    String text = "\"" + "x".repeat(60) + "\"";
    project.echo("golden/a.json", text, text);
    assertRun(
        0,
        """
        golden/a.json:3: warning: whether the input is what test.echo 1.0.0 allows was not found out: the validator failed; simplify the schema

        1 golden file checked: 1 match
        1 warning
        """);
  }

  @Test
  void aProjectWithoutContractsHasNone() {
    project.echo("golden/a.json", "1", "1");
    assertRun(0, "1 golden file checked: 1 match\n");
    assertFalse(Files.exists(project.path("contracts")));
  }

  private GoldenContractTest failing(String error) {
    project.write(
        "contracts/test.echo/1.0.0.json",
        """
        {"contract": "test.echo", "kind": "skill", "version": "1.0.0",
         "inputs_schema": true, "outputs_schema": {"type": "null"},
         "failure_modes": [{"code": "ERR_BUSY", "category": "TRANSIENT", "retryable": true}]}
        """);
    project.echo("golden/a.json", error, error);
    return this;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$error\": {\"code\": \"ERR_BUSY\"}}",
        "{\"$error\": {\"code\": \"ERR_BUSY\", \"category\": \"TRANSIENT\", \"retryable\": true, \"message\": \"x\"}}"
      })
  void anErrorThatTheContractPromisesIsAnAnswerOfItsOwn(String error) {
    failing(error).assertRun(0, "1 golden file checked: 1 match\n");
  }

  @Test
  void anErrorThatTheContractDoesNotPromiseIsAnError() {
    failing("{\"$error\": {\"code\": \"ERR_BUZY\"}}");
    assertRun(
        1,
        """
        golden/a.json:4: the subject answers the error "ERR_BUZY", which test.echo 1.0.0 does not promise; did you mean "ERR_BUSY"? Known: "ERR_BUSY"
          correct the subject, or write a new version of test.echo that has it in "failure_modes"

        1 golden file checked: 0 match, 1 do not
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"category\": \"PERMANENT\"",
        "\"category\": null",
        "\"retryable\": false",
        "\"retryable\": \"true\""
      })
  void anErrorOfAnotherKindThanPromisedIsAnError(String kind) {
    failing("{\"$error\": {\"code\": \"ERR_BUSY\", %s}}".formatted(kind));
    Shell.Result run = new Shell(project).run("golden", "run");
    assertTrue(
        run.out()
            .startsWith(
                "golden/a.json:4: test.echo 1.0.0 promises ERR_BUSY as TRANSIENT, retryable true; found "),
        run::out);
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "{\"code\": 1}", "{}, \"beside\": 1"})
  void anErrorWithoutACodeIsAnError(String error) {
    failing("{\"$error\": %s}".formatted(error));
    Shell.Result run = new Shell(project).run("golden", "run");
    assertTrue(
        run.out().startsWith("golden/a.json:4: expected the code of an error at $error.code"),
        run::out);
    assertEquals(1, run.exitCode());
  }
}
