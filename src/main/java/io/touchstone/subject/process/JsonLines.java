package io.touchstone.subject.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.SubjectFault;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The protocol with one running program: a document on a line for a document on a line. */
final class JsonLines implements Conversation {
  /** After the first answer: a program that prints too much mostly does so from the start. */
  private static final long SETTLING_MILLIS = 50;

  private final ProgramCommand command;
  private final JsonLimits limits;
  private final RunningProgram program;
  private boolean settled;

  JsonLines(ProgramCommand command, JsonLimits limits, RunningProgram program) {
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
    byte[] line = (JsonText.line(document) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      refuse(program.nextEvent(0));
      program.giveHere(line);
      ProgramEvent.Line answer = answer(program.nextEvent());
      JsonNode value = parse(answer.text());
      refuseSecondLine(answer);
      return value;
    } catch (InterruptedException e) {
      throw new SubjectFault(SubjectFault.STOPPED, command + " " + progress());
    }
  }

  /** What came before it was asked for. */
  private void refuse(ProgramEvent early) throws SubjectFault, InterruptedException {
    if (early instanceof ProgramEvent.Line line) {
      throw twoLines(excerpt(line.text()));
    } else if (early instanceof ProgramEvent.LineTooLong) {
      throw twoLines("a very long one");
    } else if (early != null) {
      throw ended("before it was given this line; it must go on reading until its input ends");
    }
  }

  private ProgramEvent.Line answer(ProgramEvent event) throws SubjectFault, InterruptedException {
    if (event instanceof ProgramEvent.Line line) {
      return line;
    } else if (event instanceof ProgramEvent.LineTooLong) {
      throw fault(
          "line_too_long",
          "printed a line of more than %d bytes; raise limits.max_bytes in touchstone.json if that is meant"
              .formatted(limits.maxBytes()));
    } else if (event instanceof ProgramEvent.OutputEnded last) {
      throw ended(
          last.unfinished().length == 0
              ? "before it answered"
              : "in the middle of a line: " + excerpt(last.unfinished()));
    }
    // It exited or reads no more; its last output may still be on its way.
    ProgramEvent next = program.nextEvent(RunningProgram.LAST_WORDS_MILLIS);
    if (next == null) {
      throw ended("before it answered");
    }
    return answer(next);
  }

  private JsonNode parse(byte[] text) throws SubjectFault {
    if (new String(text, StandardCharsets.UTF_8).isBlank()) {
      throw fault(
          "blank_line",
          "printed a blank line; expected one JSON document on one line, and nothing else on standard output");
    }
    try {
      return StrictJson.value(text, "", limits);
    } catch (JsonInputException e) {
      WrongJson wrong = WrongJson.of(text, e, limits, program.secrets());
      String column = wrong.position().map(at -> " at column " + at.column()).orElse("");
      throw fault(
          "not_json",
          "printed the line %s, which is wrong%s: %s; expected one JSON document on one line, and nothing else on standard output"
              .formatted(excerpt(text), column, wrong.problem()));
    }
  }

  private void refuseSecondLine(ProgramEvent.Line answer)
      throws SubjectFault, InterruptedException {
    long patience = answer.moreFollows() || !settled ? SETTLING_MILLIS : 0;
    settled = true;
    ProgramEvent next = program.nextEvent(patience);
    if (next instanceof ProgramEvent.Line second) {
      throw twoLines(excerpt(second.text()));
    } else if (answer.moreFollows()) {
      throw twoLines("one without a line feed");
    } else if (next != null) {
      // This answer counts; the next call will say that the program is gone.
      program.putBack(next);
    }
  }

  private SubjectFault twoLines(String second) {
    return fault(
        "two_lines",
        "printed a second line for one input: "
            + second
            + "; expected one line for each line it is given, and nothing else on standard output");
  }

  private SubjectFault ended(String when) throws InterruptedException {
    OptionalInt code = program.exitCode();
    return code.isPresent()
        ? fault("exited", "exited with code " + code.getAsInt() + " " + when)
        : fault("pipe_closed", "closed its standard input or output " + when);
  }

  private SubjectFault fault(String type, String problem) {
    return new SubjectFault(type, command + " " + problem + program.errorWords());
  }

  private String progress() {
    int unfinished = program.unfinishedBytes();
    String printed =
        unfinished == 0
            ? "had printed nothing yet (does it flush its output after each line?)"
            : "had printed " + unfinished + " bytes without a line feed";
    return printed + program.errorWords();
  }

  private String excerpt(byte[] text) {
    return WrongJson.excerpt(text, program.secrets());
  }
}
