package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans from the goal to the replay, as a user runs them. */
class PlanRunCommandTest {
  private TestProject project;

  @BeforeEach
  void anEmptyProject(@TempDir Path root) {
    project = new TestProject(root);
  }

  private Shell.Result run(String... arguments) {
    return new Shell(project).run(arguments);
  }

  private Shell.Result runPlan(String steps) {
    return new Shell(project)
        .type("{\"steps\": [%s]}".formatted(steps.replace('\'', '"')))
        .run("plan", "run", "--plan", "-");
  }

  private Path trace() {
    return project.root().resolve("trace.json");
  }

  @Test
  void aGoalIsPlannedRunWithStubsTracedAndReplayed() {
    Shell.Result ran = run("plan", "run", "--goal", "analyze user data", "--trace", "trace.json");

    assertEquals("", ran.err());
    assertEquals(0, ran.exitCode());
    assertTrue(
        ran.out()
            .matches(
                """
                  ok       s1  skill\\.http_call  .*
                  ok       s2  skill\\.json_transform  .*
                  ok       s3  skill\\.llm_invoke  .*
                plan of 3 steps: completed, .* cents
                wrote trace\\.json
                """),
        ran::out);
    for (String skills : new String[] {"pure", "recorded", "stub"}) {
      Shell.Result replayed = run("plan", "replay", "trace.json", "--skills", skills);
      assertEquals(
          "trace.json: 3 steps replayed, completed as recorded\n", replayed.out(), replayed.err());
      assertEquals(0, replayed.exitCode());
    }
  }

  @Test
  void aPlanThatWasCreatedCanBeRun() {
    String plan = run("plan", "create", "--goal", "echo hello").out();

    Shell.Result ran = new Shell(project).type(plan).run("plan", "run", "--plan", "-");

    assertEquals(
        """
          ok       s1  skill.echo  {"message": "echo hello"}
        plan of 1 step: completed, 0 cents
        """,
        ran.out());
    assertEquals(0, ran.exitCode());
  }

  @Test
  void aPlanThatFailsSaysWhereAndIsTracedAllTheSame() {
    Shell.Result ran =
        new Shell(project)
            .type(
                "{\"steps\": [{\"step_id\": \"a\", \"skill\": \"skill.probe\", \"params\": {\"fail\": \"ERR_HTTP_404\"}},"
                    + " {\"step_id\": \"b\", \"skill\": \"skill.echo\", \"params\": {\"message\": 1}, \"depends_on\": [\"a\"]}]}")
            .run("plan", "run", "--plan", "-", "--trace", "trace.json");

    assertEquals(
        """
          failed   a  skill.probe  ERR_HTTP_404: the probe was told to fail
          skipped  b  skill.echo  step "a" failed, which ends the plan
        plan of 2 steps: aborted, 0 cents
        wrote trace.json
        """,
        ran.out());
    assertEquals(1, ran.exitCode());
    assertEquals(
        "trace.json: 2 steps replayed, aborted as recorded\n",
        run("plan", "replay", "trace.json").out());
  }

  @Test
  void aPlanThatCannotBeRunSaysEachReason() {
    Shell.Result ran = runPlan("{'step_id': 'a', 'skill': 'skill.echo', 'depends_on': ['b']}");

    assertTrue(ran.out().startsWith("plan of 1 step: invalid, 0 cents\n  ERR_VALIDATION_FAILED: "));
    assertTrue(ran.out().contains("\"b\""), ran::out);
    assertEquals(1, ran.exitCode());
  }

  @Test
  void aMistakeInAPlanIsToldWithItsPlace() {
    Shell.Result ran = runPlan("{'step_id': 'a', 'skil': 'x'}");

    assertTrue(
        ran.err()
            .startsWith(
                "touchstone: standard input:1:37: unknown key \"skil\" in a plan step; did you mean \"skill\"?"),
        ran::err);
    assertEquals(2, ran.exitCode());
  }

  @Test
  void aGoalThatNobodyUnderstandsIsNoPlan() {
    Shell.Result ran = run("plan", "run", "--goal", "dance");

    assertTrue(ran.out().startsWith("no plan: PLANNER_GENERATION_FAILED: "), ran::out);
    assertEquals(1, ran.exitCode());
  }

  @Test
  void theContextFillsWhatThePlannerLeavesOpen() {
    Shell.Result ran =
        run("plan", "run", "--goal", "fetch it", "--context", "url=https://api.example.com/text");

    assertTrue(ran.out().contains("\"body\": \"plain text\""), ran::out);
  }

  @Test
  void stepsThatWereLeftOutOfThePlanAreTold() {
    Shell.Result ran =
        new Shell(project)
            .type(
                "{\"goal\": \"analyze it\", \"tool_manifest\": [{\"skill_id\": \"skill.http_call\"}]}")
            .run("plan", "run", "--input", "-");

    assertTrue(ran.err().contains("left out of the plan: s2"), ran::err);
    assertEquals(0, ran.exitCode());
  }

  @Test
  void theBudgetBindsAllStepsTogether() {
    project.write(
        "plan.json",
        """
        {"steps": [
          {"step_id": "a", "skill": "skill.probe", "params": {"cost_cents": 2}},
          {"step_id": "b", "skill": "skill.probe", "params": {"cost_cents": 2}, "depends_on": ["a"]}]}
        """);

    assertTrue(
        run("plan", "run", "--plan", "plan.json", "--budget-cents", "3.5")
            .out()
            .contains("failed   b  skill.probe  ERR_BUDGET_EXCEEDED: "));
    assertEquals(0, run("plan", "run", "--plan", "plan.json", "--budget-cents", "4").exitCode());
  }

  @Test
  void equalSeedsGiveEqualTraces() {
    String[] command = {"plan", "run", "--goal", "echo hi", "--seed", "7", "--format", "json"};
    Shell.Result ran = run(command);

    JsonNode json = StrictJson.value(ran.bytes(), "out", JsonLimits.DEFAULT);
    assertEquals("completed", json.get("status").textValue());
    assertEquals("7", json.at("/seeds/ids").textValue());
    assertEquals(ran.out(), run(command).out());
    assertFalse(
        ran.out().equals(run("plan", "run", "--goal", "echo hi", "--format", "json").out()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --goal a --plan b            | exclude each other
          --budget-cents 1             | --goal=TEXT
          --goal a --budget-cents much | expected a number such as 10 or 2.5, found "much"
          --goal a --budget-cents -1   | --budget-cents: expected a cost between 0 and
          --goal a --skills rael       | unknown "rael"; Known: "real", "stub"
          --goal a --planner stubb     | unknown "stubb"; did you mean "stub"?
          --goal a --record            | --record needs a folder
          --plan gone.json             | gone.json: there is no such file
          """)
  void badUsageIsSaid(String arguments, String message) {
    Shell.Result ran = run(("plan run " + arguments).split(" "));

    assertTrue(ran.err().contains(message), ran::err);
    assertEquals("", ran.out());
    assertEquals(2, ran.exitCode());
  }

  @Test
  void networksAreChecked() {
    Shell.Result ran =
        run("plan", "run", "--goal", "a", "--skills", "real", "--allow-network", "10.0.0.300");

    assertTrue(ran.err().contains("--allow-network: expected a network such as"), ran::err);
    assertEquals(2, ran.exitCode());
  }

  @Test
  void aPlannerThatCannotAskItsModelSaysHowToMendIt() {
    Shell.Result ran = run("plan", "run", "--goal", "echo hi", "--planner", "claude");

    assertTrue(ran.out().contains("PLANNER_NOT_SET_UP"), ran::out);
    assertTrue(ran.out().contains("set ANTHROPIC_API_KEY"), ran::out);
    assertEquals(1, ran.exitCode());
  }

  @Test
  void aTerminalIsToldStepByStepAndKeepsNoTraceOfIt() {
    Shell.Result ran = new Shell(project).onTerminal().run("plan", "run", "--goal", "echo hi");

    assertTrue(ran.err().contains("  running  s1"), ran::err);
    assertTrue(ran.err().contains("  ok       s1  skill.echo"), ran::err);
    assertTrue(ran.err().endsWith("\r\u001B[K"), ran::err);
  }

  @Test
  void nothingInAPlanControlsTheTerminal() {
    Shell.Result ran =
        runPlan(
            "{'step_id': 'a\\u001b[2J', 'skill': 'skill.echo', 'params': {'message': '\\u001b]0;x\\u0007\\u202e'}}");

    assertFalse(ran.out().matches("(?s).*[\\x00-\\x09\\x0b-\\x1f\\u202e].*"), ran::out);
    assertEquals(0, ran.exitCode());
  }

  @Test
  void aPlanWithoutACanonicalFormIsRefusedWithItsPlace() {
    Shell.Result ran =
        runPlan(
            "{'step_id': 'a', 'skill': 'skill.echo', 'params': {'message': 12345678901234567890123}}");

    assertTrue(ran.err().startsWith("touchstone: standard input:1:"), ran::err);
    assertEquals(2, ran.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"golden", ""})
  void whatCanBeNoTraceIsRefusedBeforeAnythingRuns(String trace) throws IOException {
    Files.createDirectories(project.root().resolve("golden"));

    Shell.Result ran = run("plan", "run", "--goal", "echo a", "--trace", trace);

    assertEquals("", ran.out());
    assertTrue(
        ran.err().startsWith("touchstone: --trace: expected a file at \"" + trace + "\""),
        ran::err);
    assertEquals(2, ran.exitCode());
  }

  @Test
  void aRunWhoseTraceCannotBeWrittenIsToldAllTheSame() {
    project.write("file", "no folder");

    Shell.Result ran = run("plan", "run", "--goal", "echo a", "--trace", "file/trace.json");

    assertTrue(ran.out().startsWith("  ok       s1  skill.echo"), ran::out);
    assertFalse(ran.out().contains("wrote"), ran::out);
    assertTrue(
        ran.err().startsWith("touchstone: the trace was not written to file/trace.json: "),
        ran::err);
    assertEquals(2, ran.exitCode());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNewTraceIsForItsOwnerAlone() throws IOException {
    run("plan", "run", "--goal", "echo a", "--trace", "trace.json");

    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(trace())));
  }

  @Test
  void aModelWithoutANameIsBadUsage() {
    Shell.Result ran = run("plan", "run", "--goal", "a", "--planner", "claude", "--model", "");

    assertTrue(ran.err().startsWith("touchstone: --model: expected the name of a model"), ran::err);
    assertEquals(2, ran.exitCode());
  }

  @Test
  void realSkillsReachOnlyTheNetworksThatAreAllowed() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"n\": 7}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("content-type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "url=http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      String[] fetch = {"plan", "run", "--goal", "fetch it", "--skills", "real", "--context", url};

      Shell.Result refused = run(fetch);
      Shell.Result fetched =
          run(
              Stream.concat(Stream.of(fetch), Stream.of("--allow-network", "127.0.0.1"))
                  .toArray(String[]::new));

      assertTrue(refused.out().contains("ERR_PERMISSION_DENIED"), refused::out);
      assertEquals(1, refused.exitCode());
      assertTrue(fetched.out().startsWith("  ok       s1  skill.http_call  "), fetched::out);
      assertEquals(0, fetched.exitCode());
    } finally {
      server.stop(0);
    }
  }
}
