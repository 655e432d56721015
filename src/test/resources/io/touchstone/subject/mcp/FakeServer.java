import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Model Context Protocol server whose tools do what their names say, most of it against the
 * protocol. Its argument says what goes wrong before any tool is called.
 */
public class FakeServer {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)\\s*}$");
  private static final Pattern METHOD = Pattern.compile("\"method\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern CALL =
      Pattern.compile("\"name\"\\s*:\\s*\"([^\"]*)\",\\s*\"arguments\"\\s*:\\s*(.*)},\\s*\"id\"");
  private static final List<String> TOOLS =
      List.of(
          "echo", "text", "number", "words", "two blocks", "meta", "failing", "structured", "pid",
          "count", "rpc error", "no result", "wrong id", "two answers", "late answer", "batch", "log", "no rpc",
          "huge", "exit", "exit in a line", "hang", "asks back", "notifies", "environment", "folder",
          "grow", "grown", "second page", "args", "child");

  private static String mode = "";
  private static int calls;
  private static boolean grown;
  private static String args;

  public static void main(String[] words) throws Exception {
    mode = words.length == 0 ? "" : words[0];
    args = String.join(" ", words);
    if (mode.equals("says nothing")) {
      Thread.sleep(Long.MAX_VALUE);
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher method = METHOD.matcher(line);
      Matcher id = ID.matcher(line);
      if (method.find() && id.find()) {
        answer(in, method.group(1), line, id.group(1));
      }
    }
  }

  private static void answer(BufferedReader in, String method, String line, String id)
      throws Exception {
    switch (method) {
      case "initialize" -> initialize(id, line);
      case "tools/list" -> result(id, tools(line.contains("\"cursor\"")));
      case "tools/call" -> {
        Matcher call = CALL.matcher(line);
        if (!call.find()) {
          throw new IllegalStateException(line);
        }
        call(in, call.group(1), call.group(2), id);
      }
      default -> System.err.println("unexpected " + line);
    }
  }

  private static void initialize(String id, String line) {
    if (mode.equals("refuses")) {
      OUT.println(
          """
          {"jsonrpc": "2.0", "id": %s, "error": {"code": -32602, "message": "Unsupported protocol version", "data": {"supported": ["2030-01-01"]}}}"""
              .formatted(id));
      return;
    }
    if (mode.equals("logs")) {
      OUT.println("Server is listening");
    }
    String version =
        mode.startsWith("version ") ? mode.substring("version ".length()) : "2025-06-18";
    System.err.println("greeted by " + line);
    result(
        id,
        """
        {"protocolVersion": "%s", "capabilities": {"tools": {}}, "serverInfo": {"name": "fake", "version": "%s"}}"""
            .formatted(version, mode.equals("unversioned") ? "today" : "3.1.4"));
  }

  private static String tools(boolean second) {
    if (mode.equals("lists nonsense")) {
      return "{\"tools\": 7}";
    }
    if (mode.equals("small")) {
      return """
      {"tools": [
        {"name": "echo", "description": "Says it again.", "inputSchema": {"type": "object"}},
        {"name": "files/count", "inputSchema": {"type": "object"},
         "outputSchema": {"type": "object", "properties": {"count": {"type": "integer"}}, "required": ["count"]}},
        {"name": "failing", "inputSchema": {"type": "object"}}]}"""
          .replace("\n", " ");
    }
    String next = second && !mode.equals("lists without end") ? "" : ", \"nextCursor\": \"more\"";
    StringBuilder tools = new StringBuilder();
    for (String tool : TOOLS) {
      if (tool.equals("second page") == second && (!tool.equals("grown") || grown)) {
        tools.append(tools.isEmpty() ? "" : ", ");
        tools.append("{\"name\": \"" + tool + "\", \"inputSchema\": {\"type\": \"object\"}}");
      }
    }
    return "{\"tools\": [" + tools + "]" + next + "}";
  }

  private static void call(BufferedReader in, String tool, String arguments, String id)
      throws Exception {
    calls++;
    switch (tool) {
      case "echo", "second page", "grown" -> text(id, arguments);
      case "text" -> text(id, "{\"parsed\": [1.50, true]}");
      case "number" -> text(id, "5");
      case "words" -> text(id, "just words");
      case "two blocks" -> result(id, content(block("1") + ", " + block("2")));
      case "meta" ->
          result(id, "{\"content\": [" + block("1") + "], \"_meta\": {\"trace\": \"t\"}}");
      case "failing" ->
          result(id, "{\"content\": [" + block("no such file") + "], \"isError\": true}");
      case "structured" ->
          result(
              id,
              "{\"content\": ["
                  + block("for people")
                  + "], \"structuredContent\": {\"exact\": 9007199254740993}, \"isError\": false}");
      case "pid" -> text(id, "" + ProcessHandle.current().pid());
      case "count" -> text(id, "" + calls);
      case "files/count" ->
          result(id, "{\"content\": [], \"structuredContent\": {\"count\": " + calls + "}}");
      case "rpc error" ->
          OUT.println(
              """
              {"jsonrpc": "2.0", "id": %s, "error": {"code": -32603, "message": "out of ideas", "data": {"hint": 1}}}"""
                  .formatted(id));
      case "no result" -> result(id, "{\"value\": 1}");
      case "wrong id" -> text("4711", "1");
      case "two answers" -> {
        text(id, "1");
        text(id, "2");
      }
      case "late answer" -> {
        text(id, "1");
        Thread.sleep(300);
        text(id, "2");
      }
      case "batch" ->
          OUT.println("[{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"result\": {\"content\": []}}]");
      case "log" -> {
        OUT.println("12:01 calling the tool");
        text(id, "1");
      }
      case "no rpc" -> OUT.println("{\"result\": {\"content\": []}}");
      case "huge" -> {
        while (!OUT.checkError()) {
          OUT.print("x".repeat(1 << 16));
        }
      }
      case "exit" -> {
        System.err.println("no database for " + System.getenv("FAKE_TOKEN"));
        System.exit(3);
      }
      case "exit in a line" -> {
        OUT.print("{\"jsonrpc\": ");
        OUT.flush();
        System.exit(4);
      }
      case "hang" -> {
        System.err.println("waiting for the database");
        Thread.sleep(Long.MAX_VALUE);
      }
      case "asks back" -> {
        OUT.println("{\"jsonrpc\": \"2.0\", \"id\": \"a\", \"method\": \"ping\"}");
        String pong = in.readLine();
        OUT.println("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"roots/list\"}");
        text(id, "[" + pong + "," + in.readLine() + "]");
      }
      case "notifies" -> {
        for (int i = 0; i < 20; i++) {
          OUT.println(
              "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/message\", \"params\": {\"level\": \"info\"}}");
        }
        text(id, "true");
      }
      case "environment" -> text(id, "\"" + System.getenv("FAKE_TOKEN") + "\"");
      case "folder" ->
          text(id, "\"" + java.nio.file.Path.of("").toAbsolutePath().getFileName() + "\"");
      case "args" -> text(id, "\"" + args + "\"");
      case "grow" -> {
        grown = true;
        OUT.println(
            "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/tools/list_changed\"}");
        text(id, "true");
      }
      case "child" -> {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String here = System.getProperty("java.class.path");
        Process child =
            new ProcessBuilder(java, "-cp", here, "FakeServer", "says nothing")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        text(id, "[" + ProcessHandle.current().pid() + "," + child.pid() + "]");
      }
      default -> throw new IllegalStateException(tool);
    }
  }

  private static void text(String id, String text) {
    result(id, content(block(text)));
  }

  private static String content(String blocks) {
    return "{\"content\": [" + blocks + "]}";
  }

  private static String block(String text) {
    String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"type\": \"text\", \"text\": \"" + quoted + "\"}";
  }

  private static void result(String id, String result) {
    OUT.println("{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"result\": " + result + "}");
  }
}
