package io.touchstone.subject.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.process.ProgramCommand;
import io.touchstone.subject.process.ProgramEvent;
import io.touchstone.subject.process.RunningProgram;
import io.touchstone.subject.process.WrongJson;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * JSON-RPC 2.0 with one running program, one request at a time. Requests of the program are
 * answered while an answer of its own is waited for; everything else that breaks the protocol ends
 * the connection.
 */
final class RpcConnection {
  /** After the first answer to a method: who prints too much mostly does so from the start. */
  private static final long SETTLING_MILLIS = 50;

  private static final long METHOD_NOT_FOUND = -32601;

  private final ProgramCommand command;
  private final JsonLimits limits;
  private final RunningProgram program;
  private final ObjectNode answers;
  private final Consumer<String> notifications;
  private final Set<String> settled = new HashSet<>();
  private long lastId;
  private boolean sound = true;

  /**
   * @param limits of each message
   * @param answers the results for requests of the program, by their method
   * @param notifications is told the method of each notification
   */
  RpcConnection(
      ProgramCommand command,
      JsonLimits limits,
      RunningProgram program,
      ObjectNode answers,
      Consumer<String> notifications) {
    this.command = command;
    this.limits = limits;
    this.program = program;
    this.answers = answers;
    this.notifications = notifications;
  }

  /** Whether the program may be asked again; otherwise it must be killed. */
  boolean isSound() {
    return sound;
  }

  /**
   * Asks, and takes the answer.
   *
   * @return the result
   * @throws SubjectFault {@code rpc_error} when the answer is an error, after which the connection
   *     is as sound as before; another one when the program breaks the protocol, or the caller was
   *     interrupted ({@link SubjectFault#STOPPED})
   */
  JsonNode request(String method, ObjectNode params) throws SubjectFault {
    try {
      hearEarly(method);
      long id = ++lastId;
      send(message(method, params).put("id", id));
      JsonNode answer = await(method, id);
      return result(method, answer);
    } catch (InterruptedException e) {
      throw breach(SubjectFault.STOPPED, progress(method));
    }
  }

  /** Tells something that has no answer. */
  void tell(String method) throws SubjectFault {
    try {
      send(message(method, JsonNodeFactory.instance.objectNode()));
    } catch (InterruptedException e) {
      throw breach(SubjectFault.STOPPED, progress(method));
    }
  }

  private static ObjectNode message(String method, ObjectNode params) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("jsonrpc", "2.0").put("method", method);
    if (!params.isEmpty()) {
      message.set("params", params);
    }
    return message;
  }

  private void send(ObjectNode message) throws InterruptedException {
    program.give((JsonText.line(message) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What came before the next request. */
  private void hearEarly(String method) throws SubjectFault, InterruptedException {
    for (ProgramEvent event = program.nextEvent(0); event != null; event = program.nextEvent(0)) {
      if (event instanceof ProgramEvent.Line line) {
        hear(line, method);
      } else if (event instanceof ProgramEvent.LineTooLong) {
        throw tooLong();
      } else {
        throw ended("before it was asked " + method + "; it must go on until its input ends");
      }
    }
  }

  /** A line outside of any request: everything but an answer is in order. */
  private void hear(ProgramEvent.Line line, String method)
      throws SubjectFault, InterruptedException {
    RpcMessage message = read(line, method);
    if (message.isAnswer()) {
      throw stray(message, method);
    }
    react(message);
  }

  private JsonNode await(String method, long id) throws SubjectFault, InterruptedException {
    while (true) {
      ProgramEvent.Line line = line(program.nextEvent(), method);
      RpcMessage message = read(line, method);
      if (!message.isAnswer()) {
        react(message);
      } else if (JsonEquality.equal(message.id(), LongNode.valueOf(id)) || message.isUnread()) {
        hearAfter(line, method);
        return message.json();
      } else {
        throw stray(message, method);
      }
    }
  }

  private void hearAfter(ProgramEvent.Line answer, String method)
      throws SubjectFault, InterruptedException {
    long patience = settled.add(method) || answer.moreFollows() ? SETTLING_MILLIS : 0;
    ProgramEvent next = program.nextEvent(patience);
    while (next instanceof ProgramEvent.Line line) {
      hear(line, method);
      next = program.nextEvent(0);
    }
    if (next != null) {
      // This answer counts; the next request will say that the program is gone.
      program.putBack(next);
    }
  }

  private ProgramEvent.Line line(ProgramEvent event, String method)
      throws SubjectFault, InterruptedException {
    if (event instanceof ProgramEvent.Line line) {
      return line;
    } else if (event instanceof ProgramEvent.LineTooLong) {
      throw tooLong();
    } else if (event instanceof ProgramEvent.OutputEnded last) {
      throw ended(
          last.unfinished().length == 0
              ? "before it answered " + method
              : "in the middle of a line: "
                  + WrongJson.excerpt(last.unfinished(), program.secrets()));
    }
    // It exited or reads no more; its last output may still be on its way.
    ProgramEvent next = program.nextEvent(RunningProgram.LAST_WORDS_MILLIS);
    if (next == null) {
      throw ended("before it answered " + method);
    }
    return line(next, method);
  }

  private RpcMessage read(ProgramEvent.Line line, String method) throws SubjectFault {
    try {
      return RpcMessage.read(line.text(), limits, program.secrets());
    } catch (SubjectFault odd) {
      throw breach(odd.type(), odd.getMessage() + ", while it was asked " + method);
    }
  }

  private void react(RpcMessage message) throws InterruptedException {
    if (message.isNotification()) {
      notifications.accept(message.method());
      return;
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("jsonrpc", "2.0").set("id", message.id());
    if (answers.has(message.method())) {
      answer.set("result", answers.get(message.method()));
    } else if (message.method().equals("ping")) {
      answer.putObject("result");
    } else {
      answer
          .putObject("error")
          .put("code", METHOD_NOT_FOUND)
          .put("message", "touchstone.json has no answer to " + message.method());
    }
    send(answer);
  }

  private JsonNode result(String method, JsonNode answer) throws SubjectFault {
    JsonNode error = answer.get("error");
    if (error == null) {
      return answer.get("result");
    }
    String data = error.has("data") ? " (" + excerpt(error.get("data")) + ")" : "";
    throw new SubjectFault(
        "rpc_error",
        "%s answered %s with the error %s: %s%s"
            .formatted(
                command,
                method,
                excerpt(error.path("code")),
                error.path("message").isTextual()
                    ? RpcMessage.cut(program.secrets().hide(error.path("message").textValue()))
                    : "it says no more",
                data));
  }

  /** A part of an answer on one line, cut. */
  String excerpt(JsonNode part) {
    return JsonText.excerpt(program.secrets().hide(part), RpcMessage.MOST_SHOWN);
  }

  private SubjectFault stray(RpcMessage answer, String method) {
    JsonNode id = answer.id();
    boolean again = id.isIntegralNumber() && id.canConvertToLong() && isOld(id.longValue());
    return again
        ? breach(
            "two_answers",
            "answered request %d a second time, about when it was asked %s; expected one answer for each request"
                .formatted(id.longValue(), method))
        : breach(
            "wrong_id",
            "answered a request with the id %s, which it was not asked; expected the id of %s, %d"
                .formatted(excerpt(id), method, lastId));
  }

  /** Answers are awaited one by one, so every id but the last was answered; the last was, too. */
  private boolean isOld(long id) {
    return id >= 1 && id <= lastId;
  }

  private SubjectFault tooLong() {
    return breach(
        "line_too_long",
        "printed a line of more than %d bytes; raise limits.max_bytes in touchstone.json if that is meant"
            .formatted(limits.maxBytes()));
  }

  private SubjectFault ended(String when) throws InterruptedException {
    OptionalInt code = program.exitCode();
    return code.isPresent()
        ? breach("exited", "exited with code " + code.getAsInt() + " " + when)
        : breach("pipe_closed", "closed its standard input or output " + when);
  }

  private String progress(String method) {
    int unfinished = program.unfinishedBytes();
    return unfinished == 0
        ? "has not answered " + method + " (does it flush its output after each line?)"
        : "has printed %d bytes of an answer to %s without a line feed"
            .formatted(unfinished, method);
  }

  /** Ends the connection. */
  SubjectFault breach(String type, String problem) {
    sound = false;
    return new SubjectFault(type, command + " " + problem + program.errorWords());
  }
}
