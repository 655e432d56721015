package io.touchstone.subject.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.SubjectFault;
import java.nio.charset.StandardCharsets;

/** The protocol with a program that answers once: all its output is one document. */
final class WholeOutput implements Conversation {
  private final ProgramCommand command;
  private final JsonLimits limits;
  private final RunningProgram program;

  /**
   * @param program as {@link RunningProgram#startWhole} starts it
   */
  WholeOutput(ProgramCommand command, JsonLimits limits, RunningProgram program) {
    this.command = command;
    this.limits = limits;
    this.program = program;
  }

  @Override
  public RunningProgram program() {
    return program;
  }

  @Override
  public JsonNode exchange(JsonNode document) throws SubjectFault {
    try {
      program.giveLast((JsonText.line(document) + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] output = output();
      int code = program.awaitExit();
      if (code != 0) {
        throw fault("exited", "exited with code " + code + afterPrinting(output));
      }
      return parse(output);
    } catch (InterruptedException e) {
      throw new SubjectFault(SubjectFault.STOPPED, command + " " + progress());
    }
  }

  /** All that it prints; its children may print until it has ended, and a moment longer. */
  private byte[] output() throws SubjectFault, InterruptedException {
    ProgramEvent event = program.nextEvent();
    while (event instanceof ProgramEvent.InputRefused) {
      // It need not read what it does not want to know.
      event = program.nextEvent();
    }
    if (event instanceof ProgramEvent.Exited) {
      event = lastEvent();
    }
    if (event instanceof ProgramEvent.OutputEnded ended) {
      return ended.unfinished();
    } else if (event instanceof ProgramEvent.LineTooLong) {
      throw fault(
          "output_too_long",
          "printed more than %d bytes; raise limits.max_bytes in touchstone.json if that is meant"
              .formatted(limits.maxBytes()));
    }
    throw fault(
        "pipe_closed",
        "has ended, but what it started in the background holds its standard output open; have it wait for that");
  }

  /** What follows on its exit. */
  private ProgramEvent lastEvent() throws InterruptedException {
    ProgramEvent event = lastEventInTime();
    if (event == null) {
      program.killFamily();
      event = lastEventInTime();
    }
    return event;
  }

  private ProgramEvent lastEventInTime() throws InterruptedException {
    ProgramEvent event = program.nextEvent(RunningProgram.LAST_WORDS_MILLIS);
    return event instanceof ProgramEvent.InputRefused
        ? program.nextEvent(RunningProgram.LAST_WORDS_MILLIS)
        : event;
  }

  private String afterPrinting(byte[] output) {
    return output.length == 0
        ? " without an answer; expected one JSON document and the exit code 0"
        : " after it had printed %s; expected one JSON document and the exit code 0"
            .formatted(WrongJson.excerpt(output, program.secrets()));
  }

  private JsonNode parse(byte[] output) throws SubjectFault {
    if (new String(output, StandardCharsets.UTF_8).isBlank()) {
      throw fault(
          "no_output", "exited without an answer; expected one JSON document on standard output");
    }
    try {
      return StrictJson.value(output, "", limits);
    } catch (JsonInputException e) {
      WrongJson wrong = WrongJson.of(output, e, limits, program.secrets());
      String place =
          wrong
              .position()
              .map(at -> " at line %d, column %d".formatted(at.line(), at.column()))
              .orElse("");
      throw fault(
          "not_json",
          "printed %s, which is wrong%s: %s; expected one JSON document, and nothing else on standard output"
              .formatted(WrongJson.excerpt(output, program.secrets()), place, wrong.problem()));
    }
  }

  private SubjectFault fault(String type, String problem) {
    return new SubjectFault(type, command + " " + problem + program.errorWords());
  }

  private String progress() {
    int printed = program.unfinishedBytes();
    return (printed == 0
            ? "had printed nothing yet"
            : "had printed " + printed + " bytes, and had not ended")
        + " (does it end when its input ends?)"
        + program.errorWords();
  }
}
