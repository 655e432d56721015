package io.touchstone.subject.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Answer;
import io.touchstone.subject.Callers;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import io.touchstone.subject.process.Processes;
import io.touchstone.subject.process.ProgramCommand;
import io.touchstone.subject.process.fork.Forkable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120) // a server that blocks would otherwise block the build
class McpSubjectTest {
  private static final JsonLimits LIMITS = new JsonLimits(100_000, 100, 100);
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
  private static final String QUIET = "(?s); it printed to standard error:.*";

  @TempDir static Path folder;

  @BeforeAll
  static void compile() {
    FakeServers.compile(folder);
  }

  private static SubjectBinding.Program program(String... args) {
    return SubjectBinding.Program.of(FakeServers.command(folder, args));
  }

  private static McpSubjectFactory factory(SubjectBinding.Program program, String tool) {
    ObjectNode capabilities = JsonNodeFactory.instance.objectNode();
    capabilities.putObject("roots");
    return factory(
        new SubjectBinding.McpTool(
            "fake", program, capabilities, NOTHING, Optional.ofNullable(tool)));
  }

  private static McpSubjectFactory factory(SubjectBinding.McpTool binding) {
    return new McpSubjectFactory(
        "fake", binding, LIMITS, Map.of("SECRET", "hunter2", "DAY", "mon"));
  }

  private static Subject open(SubjectBinding.Program program, String tool) {
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), folder);
    return factory(program, tool).open(context);
  }

  private static Subject open(String tool) {
    return open(program(), tool);
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "test").root();
  }

  private static void assertAnswer(String expected, JsonNode answer) {
    assertTrue(JsonEquality.equal(json(expected), answer), () -> JsonText.line(answer));
  }

  private static SubjectFault fault(Subject subject) {
    return assertThrows(SubjectFault.class, () -> subject.call(NOTHING));
  }

  /** The message without the command that it begins with, and what the server printed. */
  private static String words(SubjectFault fault) {
    return fault.getMessage().replaceFirst("^the command \"[^\"]*\" ", "").replaceFirst(QUIET, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text       | {"parsed": [1.5, true]}
          number     | 5
          words      | {"content": [{"type": "text", "text": "just words"}]}
          two blocks | {"content": [{"type": "text", "text": "1"}, {"type": "text", "text": "2"}]}
          meta       | {"content": [{"type": "text", "text": "1"}], "_meta": {"trace": "t"}}
          structured | {"exact": 9007199254740993}
          failing    | {"$error": {"code": "tool_error", "result": {"content": [{"type": "text", "text": "no such file"}], "isError": true}}}
          """)
  void theAnswerIsStructuredContentOrTextThatIsJsonOrTheResultAsItWasSent(
      String tool, String expected) throws Exception {
    try (Subject subject = open(tool)) {
      assertAnswer(expected, subject.call(NOTHING));
    }
  }

  @Test
  void argumentsAreHandedOverExactly() throws Exception {
    String input =
        """
        {"exact": [9007199254740993, 0.10000000000000000001, -0.0], "text": "line\\nbreak 日本語 😀 \\"quoted\\\\",
         "empty": [{}, [], "", null]}
        """;
    try (Subject subject = open("echo")) {
      assertAnswer(input, subject.call(json(input)));
    }
  }

  @Test
  void toolsOfEveryPageAreKnown() throws Exception {
    try (Subject subject = open("second page")) {
      assertAnswer("{}", subject.call(NOTHING));
    }
    try (Subject list = factory(program(), null).openToolList(folder)) {
      JsonNode tools = list.call(NOTHING);
      assertEquals("fake", tools.path("serverInfo").path("name").textValue());
      assertTrue(tools.get("tools").findValuesAsText("name").contains("second page"));
      assertFalse(tools.has("nextCursor"));
    }
  }

  @Test
  void oneServerAnswersAllCallsInTheirOrder() throws Exception {
    try (Subject subject = open("count");
        GuardedSubject guard =
            new GuardedSubject("count", () -> subject, Duration.ofSeconds(30), LIMITS)) {
      List<Integer> calls = IntStream.range(0, 200).boxed().toList();
      List<Integer> counts =
          Callers.inParallel(8, calls, call -> guard.call(NOTHING).toJson().intValue());
      assertEquals(
          IntStream.rangeClosed(1, 200).boxed().toList(), counts.stream().sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wrong id       | wrong_id      | answered a request with the id 4711, which it was not asked; expected the id of tools/call, 4
          two answers    | two_answers   | answered request 4 a second time, about when it was asked tools/call; expected one answer for each request
          batch          | batch         | printed several messages of JSON-RPC as one array: "[{\\"jsonrpc\\": \\"2.0\\", \\"id\\": 4, \\"result\\": {\\"content\\": []}}]"; expected one message a line, while it was asked tools/call
          log            | not_json      | printed the line "12:01 calling the tool", which is wrong at column 3: expected the end of the text after the one JSON value, found ':'; expected one message of JSON-RPC a line, and nothing else on standard output (logs belong to standard error), while it was asked tools/call
          no rpc         | not_json_rpc  | printed the line "{\\"result\\": {\\"content\\": []}}", which is no message of JSON-RPC 2.0: expected "jsonrpc": "2.0", while it was asked tools/call
          huge           | line_too_long | printed a line of more than 100000 bytes; raise limits.max_bytes in touchstone.json if that is meant
          exit           | exited        | exited with code 3 before it answered tools/call
          exit in a line | exited        | exited with code 4 in the middle of a line: "{\\"jsonrpc\\": "
          no result      | not_a_result  | answered tools/call with {"value": 1}; expected an object with an array "content" or with "structuredContent"
          """)
  void aBreachOfTheProtocolIsToldAndTheNextCallHasAFreshServer(
      String tool, String type, String message) throws Exception {
    try (Subject subject = open(tool)) {
      SubjectFault first = fault(subject);
      assertEquals(message, words(first));
      assertEquals(type, first.type());
      assertEquals(message, words(fault(subject)));
    }
  }

  @Test
  void theEndOfStandardErrorIsShown() throws Exception {
    try (Subject subject = open("exit")) {
      assertTrue(fault(subject).getMessage().endsWith("no database for null"));
    }
  }

  @Test
  void anAnswerTooManyIsFoundEvenWhenItIsLate() throws Exception {
    try (Subject subject = open("late answer")) {
      subject.call(NOTHING);
      Thread.sleep(1_000);
      assertEquals("two_answers", fault(subject).type());
    }
  }

  @Test
  void anErrorThatTheServerAnswersEndsNothing() throws Exception {
    try (Subject subject = open("rpc error")) {
      SubjectFault fault = fault(subject);
      assertEquals("rpc_error", fault.type());
      assertEquals(
          "answered tools/call with the error -32603: out of ideas ({\"hint\": 1})", words(fault));
      assertEquals(words(fault), words(fault(subject)));
    }
  }

  @Test
  void anUnknownToolIsToldWithTheOnesThereAre() throws Exception {
    try (Subject subject = open("ech")) {
      SubjectFault fault = fault(subject);
      assertEquals("unknown_tool", fault.type());
      assertTrue(
          fault.getMessage().startsWith("the server has no tool \"ech\"; did you mean \"echo\"?"),
          fault::getMessage);
    }
  }

  @Test
  void toolsThatTheServerAddsLaterAreKnown() throws Exception {
    SubjectBinding.Program program = program();
    McpSubjectFactory factory = factory(program, "grown");
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), folder);
    try (Subject grown = factory.open(context)) {
      assertEquals("unknown_tool", fault(grown).type());
    }
    McpSession session =
        McpSession.start(
            new ProgramCommand(program, folder, System.getenv()),
            new SubjectBinding.McpTool("fake", program, NOTHING, NOTHING, Optional.empty()),
            LIMITS);
    try {
      session.greet();
      session.call("grow", NOTHING);
      assertAnswer("{}", session.call("grown", NOTHING));
    } finally {
      session.kill();
    }
  }

  @Test
  void theServerAsAWholeCannotBeCalled() throws Exception {
    try (Subject subject = open((String) null)) {
      SubjectFault fault = fault(subject);
      assertEquals("no_tool", fault.type());
      assertEquals(
          "the subject \"fake\" is a whole server; name one of its tools, such as \"fake/args\"",
          fault.getMessage());
    }
  }

  @Test
  void anInputThatIsNoObjectIsNotSent() throws Exception {
    try (Subject subject = open("echo")) {
      SubjectFault fault =
          assertThrows(SubjectFault.class, () -> subject.call(TextNode.valueOf("hello")));
      assertEquals("not_an_object", fault.type());
      assertEquals(
          "the input is \"hello\"; expected an object, the arguments of the tool \"echo\" by name",
          fault.getMessage());
    }
  }

  @Test
  void aPingIsAnsweredAndOtherRequestsAreRefused() throws Exception {
    try (Subject subject = open("asks back")) {
      assertAnswer(
          """
          [{"jsonrpc": "2.0", "id": "a", "result": {}},
           {"jsonrpc": "2.0", "id": 7, "error": {"code": -32601, "message": "touchstone.json has no answer to roots/list"}}]
          """,
          subject.call(NOTHING));
    }
  }

  @Test
  void aRequestOfTheServerIsAnsweredAsConfigured() throws Exception {
    ObjectNode answers = (ObjectNode) json("{\"roots/list\": {\"roots\": []}}");
    SubjectBinding.McpTool binding =
        new SubjectBinding.McpTool("fake", program(), NOTHING, answers, Optional.of("asks back"));
    SubjectContext context = new SubjectContext(Clock.systemUTC(), new Random(1), folder);
    try (Subject subject = factory(binding).open(context)) {
      assertAnswer(
          """
          {"jsonrpc": "2.0", "id": 7, "result": {"roots": []}}
          """,
          subject.call(NOTHING).get(1));
    }
  }

  @Test
  void notificationsAreIgnored() throws Exception {
    try (Subject subject = open("notifies")) {
      assertAnswer("true", subject.call(NOTHING));
      assertAnswer("true", subject.call(NOTHING));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void versionsOfTheProtocolThatCallToolsInTheSameWayAreSpoken(String version) throws Exception {
    try (Subject subject = open(program("version " + version), "number")) {
      assertAnswer("5", subject.call(NOTHING));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version 2030-01-01 | protocol_version | was asked for version "2025-06-18" of the Model Context Protocol and answers in "2030-01-01"; Touchstone knows 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25
          refuses            | rpc_error        | answered initialize with the error -32602: Unsupported protocol version ({"supported": ["2030-01-01"]})
          logs               | not_json         | printed the line "Server is listening", which is wrong at column 1: expected a JSON value, found 'Server'; expected one message of JSON-RPC a line, and nothing else on standard output (logs belong to standard error), while it was asked initialize
          lists nonsense     | no_tool_list     | answered tools/list with {"tools": 7}; expected an object with an array "tools"
          lists without end  | endless_list     | lists its tools without end: 1 pages so far, and the next is "more" again
          """)
  void aServerThatCannotBeGreetedIsTold(String mode, String type, String message) throws Exception {
    try (Subject subject = open(program(mode), "echo")) {
      SubjectFault fault = fault(subject);
      assertEquals(message, words(fault).replaceFirst("; it printed nothing.*", ""));
      assertEquals(type, fault.type());
    }
  }

  @ParameterizedTest
  @CsvSource({"'', hang, tools/call", "says nothing, echo, initialize"})
  void aServerThatNeverAnswersIsKilledAndItsStateTold(String mode, String tool, String method)
      throws Exception {
    try (GuardedSubject guard =
        new GuardedSubject(
            "hang", () -> open(program(mode), tool), Duration.ofSeconds(3), LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(NOTHING);
      assertEquals("timeout", threw.type());
      assertTrue(threw.message().contains("has not answered " + method), threw::message);
    }
  }

  @Test
  void closingEndsTheServerAndItsChildren() throws Exception {
    JsonNode pids;
    try (Subject subject = open("child")) {
      pids = subject.call(NOTHING);
    }
    assertEquals(2, pids.size());
    Processes.assertEnd(pids);
  }

  @Test
  void eachInstanceHasAServerOfItsOwnAndAClosedOneIsNotCalledAnyMore() throws Exception {
    Subject one = open("pid");
    try (Subject other = open("pid")) {
      assertEquals(one.call(NOTHING), one.call(NOTHING));
      assertNotEquals(one.call(NOTHING), other.call(NOTHING));
    } finally {
      one.close();
    }
    assertEquals("closed", fault(one).type());
  }

  @Test
  void theServerHasTheConfiguredVariablesAndFolder() throws Exception {
    Files.createDirectories(folder.resolve("tools"));
    SubjectBinding.Program program =
        new SubjectBinding.Program(
            program().words(), Map.of("FAKE_TOKEN", new VariableText("of ${DAY}")), "tools");
    try (Subject subject = open(program, "environment")) {
      assertAnswer("\"of mon\"", subject.call(NOTHING));
    }
    try (Subject subject = open(program, "folder")) {
      assertAnswer("\"tools\"", subject.call(NOTHING));
    }
  }

  @Test
  void whatAVariableSaysIsNotInAnAnswer() throws Exception {
    SubjectBinding.Program program =
        new SubjectBinding.Program(
            program().words(), Map.of("FAKE_TOKEN", new VariableText("${DAY} ${SECRET}")), "");
    try (Subject subject = open(program, "environment")) {
      assertAnswer("\"mon ${SECRET}\"", subject.call(NOTHING));
    }
  }

  @Test
  void aValueInWhichAnOddLineIsCutOrGivenUpIsNotShownInPart() {
    Secrets secrets = Secrets.of(List.of(new VariableText("${TOKEN}")), name -> "tru-s3cret");
    for (String line : List.of("tru-s3cret", "\"" + "x".repeat(195) + "tru-s3cret")) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      SubjectFault fault =
          assertThrows(SubjectFault.class, () -> RpcMessage.read(bytes, LIMITS, secrets));
      assertEquals("not_json", fault.type());
      assertFalse(fault.getMessage().contains("tru"), fault::getMessage);
    }
  }

  @Test
  void aToolIsNotStartedInOtherProcesses() {
    assertEquals(
        "the subject \"fake\" is a tool of an MCP server, which is not started in other processes",
        ((Forkable.Check.Cannot) Forkable.of(factory(program(), "echo"))).reason());
  }

  @Test
  void whatAVariableSaysIsNotShownInAFault() throws Exception {
    SubjectBinding.Program program =
        new SubjectBinding.Program(
            program().words(), Map.of("FAKE_TOKEN", new VariableText("Bearer ${SECRET}")), "");
    try (Subject subject = open(program, "exit")) {
      String message = fault(subject).getMessage();
      assertTrue(message.endsWith("no database for Bearer ${SECRET}"), message);
    }
  }

  @Test
  void aVariableThatIsNotSetAndAFolderThatIsNotThereAreTold() throws IOException {
    SubjectBinding.Program unset =
        new SubjectBinding.Program(
            program().words(), Map.of("FAKE_TOKEN", new VariableText("${SECRET}/${ABSENT}")), "");
    try (Subject subject = open(unset, "echo")) {
      SubjectFault fault = fault(subject);
      assertEquals("variable_not_set", fault.type());
      assertEquals(
          "cannot be started: its variable \"FAKE_TOKEN\" is to be \"${SECRET}/${ABSENT}\", but the environment variable ABSENT is not set; set it, or correct \"env\" in touchstone.json",
          words(fault));
    }
    SubjectBinding.Program nowhere =
        new SubjectBinding.Program(program().words(), Map.of(), "nowhere");
    try (Subject subject = open(nowhere, "echo")) {
      assertEquals("folder_not_found", fault(subject).type());
    }
    try (Subject subject = open(SubjectBinding.Program.of(List.of("no-such-server")), "echo")) {
      assertEquals("command_not_found", fault(subject).type());
    }
  }
}
