package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint as the subject of golden files, from the first one to stress. */
class EndpointSubjectTest {
  private static final String TOKEN = "s3cret+4711/=";

  private static final String GOLDEN =
      """
      {
        "description": "",
        "input": {
          "goal": "echo"
        },
        "expected_output": {
          "steps": [
            {
              "skill": "skill.echo",
              "for": {"goal": "echo"}
            }
          ],
          "caller": "Bearer ${TOKEN}"
        }
      }
      """;

  private HttpServer server;
  private volatile String skill = "skill.echo";
  private volatile int status = 200;
  private TestProject project;
  private Shell shell;

  @BeforeEach
  void aProject(@TempDir Path root) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/plan", this::answer);
    server.start();
    project = new TestProject(root);
    configure("{}");
    shell = new Shell(project).set("TOKEN", TOKEN);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Repeats what it should not. */
  private void answer(HttpExchange exchange) throws IOException {
    String input = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer =
        "{\"steps\": [{\"skill\": \"%s\", \"for\": %s}], \"caller\": \"%s\"}"
            .formatted(skill, input, exchange.getRequestHeaders().getFirst("Authorization"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void configure(String stress) {
    project.write(
        "touchstone.json",
        """
        {"subjects": {"service": {
          "url": "http://127.0.0.1:%d/plan",
          "headers": {"Authorization": "Bearer ${TOKEN}"},
          "stress": %s}}}
        """
            .formatted(server.getAddress().getPort(), stress));
  }

  private Shell.Result run(int exitCode, String... arguments) {
    Shell.Result result = shell.run(arguments);
    assertFalse((result.out() + result.err()).contains("4711"), result.out() + result.err());
    assertEquals(exitCode, result.exitCode(), result.out() + result.err());
    return result;
  }

  private void assertNoFileHasTheToken() {
    project.files("").forEach((path, text) -> assertFalse(text.contains("4711"), path));
  }

  @Test
  void itIsAskedForAGoldenFileWhichPassesUntilAnAnswerDiffers() {
    shell.type("{\"goal\": \"echo\"}");
    run(0, "golden", "new", "service", "case", "--input", "-");
    assertTrue(
        project.text("golden/service/case.json").contains("\"caller\": \"Bearer ${TOKEN}\""));
    run(0, "golden", "run");

    skill = "skill.other";
    Shell.Result differs = run(1, "golden", "run");
    assertTrue(
        differs
            .out()
            .contains(
                """
                differs at steps.0.skill
                  expected  "skill.echo"
                  actual    "skill.other"
                """),
        differs.out());
    assertTrue(project.files("reports").containsKey("reports/actual/golden/service/case.json"));
    assertNoFileHasTheToken();
  }

  @Test
  void aStatusThatIsAnErrorIsAFinding() {
    project.write("golden/service/case.json", GOLDEN);
    status = 500;
    Shell.Result failed = run(1, "verify");
    assertTrue(
        failed
            .out()
            .contains(
                "/plan was answered with status 500, expected one of 2xx; look at what the service has logged; it said: {\"steps\": [{\"skill\": \"skill.echo\", \"for\": {\"goal\": \"echo\"}}], \"caller\": \"Bearer ${TOKEN}\"}"),
        failed.out());
    assertNoFileHasTheToken();
  }

  @Test
  void itIsNotStressedUnlessThatIsAskedFor() {
    project.write("golden/service/case.json", GOLDEN);
    assertEquals("1 golden file checked: 1 match\n", run(0, "verify").out());

    configure("{\"enabled\": true, \"repeats\": 3, \"key_orders\": 3, \"concurrent\": 2}");
    String stressed = run(0, "verify").out();
    assertTrue(stressed.startsWith("1 golden file checked: 1 match\n1 case stressed "), stressed);
    assertTrue(stressed.endsWith(": 1 deterministic\n"), stressed);
    assertNoFileHasTheToken();
  }

  @Test
  void aVariableThatIsNotSetIsAFindingThatNamesIt() {
    project.write("golden/service/case.json", GOLDEN);
    Shell.Result result = new Shell(project).run("golden", "run");
    assertEquals(1, result.exitCode());
    assertTrue(
        result
            .out()
            .contains("needs the environment variable TOKEN, which is not set; set it, or correct"),
        result.out());
  }
}
