package io.touchstone.subject.mcp;

import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.UnforkableFactory;
import io.touchstone.subject.process.ProgramCommand;
import java.nio.file.Path;
import java.util.Map;

/**
 * A tool of a Model Context Protocol server as a subject: the input is the tool's arguments, and
 * what {@code ToolAnswer} makes of the result is the answer.
 *
 * <p>Each instance has a server of its own, started at the first call, which so has to answer the
 * handshake and {@code tools/list} as well within the limit of a call. It answers one call after
 * the other. After a fault of the protocol it is killed with its children and started again at the
 * next call; after an error that it answers it goes on.
 *
 * <p>Answers and messages say {@code ${NAME}} where the server sent or printed the value of a
 * variable to which its environment refers.
 */
public final class McpSubjectFactory implements UnforkableFactory {
  private final String name;
  private final SubjectBinding.McpTool binding;
  private final JsonLimits limits;
  private final Map<String, String> environment;

  /**
   * @param name the subject's
   * @param binding the server, and which of its tools
   * @param limits of each message of the server; {@code maxBytes} is the longest line
   * @param environment the variables of this process, which the server gets, too
   */
  public McpSubjectFactory(
      String name,
      SubjectBinding.McpTool binding,
      JsonLimits limits,
      Map<String, String> environment) {
    this.name = name;
    this.binding = binding;
    this.limits = limits;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String objectionToForks() {
    return "the subject %s is a tool of an MCP server, which is not started in other processes"
        .formatted(JsonText.quote(name));
  }

  /** Starts nothing yet, so that a missing program is told by the first call. */
  @Override
  public Subject open(SubjectContext context) {
    return new McpSubject(
        starter(context.root()),
        (session, input) -> {
          if (binding.tool().isEmpty()) {
            throw new SubjectFault("no_tool", noTool(session));
          }
          return session.call(binding.tool().get(), input);
        },
        command(context.root()).secrets());
  }

  private String noTool(McpSession session) throws SubjectFault {
    String server = binding.server();
    return "the subject %s is a whole server; name one of its tools, such as %s"
        .formatted(
            JsonText.quote(server),
            JsonText.quote(server + "/" + session.toolNames().stream().findFirst().orElse("TOOL")));
  }

  /**
   * A subject that answers every input with the list of the server's tools, all pages as one: an
   * object with {@code tools} as the server sends them, and its {@code serverInfo}.
   *
   * @param root the folder that holds {@code touchstone.json}
   */
  public Subject openToolList(Path root) {
    return new McpSubject(
        starter(root), (session, input) -> session.toolList(), command(root).secrets());
  }

  private ProgramCommand command(Path root) {
    return new ProgramCommand(binding.program(), root, environment);
  }

  private McpSubject.Starter starter(Path root) {
    return () -> McpSession.start(command(root), binding, limits);
  }
}
