package io.touchstone.subject.process.fork;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.SequentialSubject;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.process.ProgramCommand;
import io.touchstone.subject.process.ProgramEvent;
import io.touchstone.subject.process.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** A Java subject in a process of its own, which is started when it is needed. */
final class ForkedSubject implements SequentialSubject {
  /** JSON escapes one byte by six at most; and what stands before the answer. */
  private static final int LONGEST_ESCAPE = 6;

  private static final long ENVELOPE_BYTES = 1 << 16;

  private final ProgramCommand command;
  private final Surroundings surroundings;
  private final ForkOrder order;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Guarded by this object's monitor, as is {@code closed}; null when none is running. */
  private RunningProgram running;

  private boolean closed;

  /** Guarded by the turn. */
  private long calls;

  private ForkedSubject(ProgramCommand command, Surroundings surroundings, ForkOrder order) {
    this.command = command;
    this.surroundings = surroundings;
    this.order = order;
  }

  /**
   * Starts its process and waits until that could take an input.
   *
   * @throws SubjectFault when there will be none
   */
  static ForkedSubject opened(ProgramCommand command, Surroundings surroundings, ForkOrder order)
      throws IOException, SubjectFault, InterruptedException {
    ForkedSubject subject = new ForkedSubject(command, surroundings, order);
    boolean ready = false;
    try {
      subject.running();
      ready = true;
      return subject;
    } finally {
      if (!ready) {
        subject.close();
      }
    }
  }

  @Override
  public JsonNode call(JsonNode input) throws SubjectFault, InterruptedException {
    turn.lockInterruptibly();
    try {
      return callInTurn(input);
    } finally {
      turn.unlock();
    }
  }

  private JsonNode callInTurn(JsonNode input) throws SubjectFault {
    boolean answered = false;
    try {
      RunningProgram program = running();
      program.give(ForkLines.given(input));
      byte[] answer = answer(program, ++calls);
      answered = true;
      // Whose parent ends before the next look would be nobody's child.
      program.noteChildren();
      return value(answer);
    } catch (InterruptedException e) {
      throw new SubjectFault(
          SubjectFault.STOPPED, "the forked Java process had not answered yet" + errorWords());
    } finally {
      if (!answered) {
        kill();
      }
    }
  }

  private RunningProgram running() throws SubjectFault, InterruptedException {
    RunningProgram program;
    synchronized (this) {
      if (closed) {
        throw new SubjectFault(
            "closed", "the forked subject was closed; it is not called any more");
      }
      if (running != null) {
        return running;
      }
      program = RunningProgram.start(command, longestLine());
      running = program;
    }
    calls = 0;
    program.give(ForkLines.given(order.toJson()));
    // Answers the call 0: it is ready.
    answer(program, calls);
    return program;
  }

  private long longestLine() {
    return Math.min(
        JsonLimits.MOST_BYTES, LONGEST_ESCAPE * order.limits().maxBytes() + ENVELOPE_BYTES);
  }

  private synchronized String errorWords() {
    return running == null ? "" : running.errorWords();
  }

  private synchronized void kill() {
    if (running != null) {
      running.kill();
      running = null;
    }
  }

  /** The line of this call, without what marks it; what else is printed is not ours. */
  private byte[] answer(RunningProgram program, long call)
      throws SubjectFault, InterruptedException {
    byte[] begin = ForkLines.begin(call).getBytes(StandardCharsets.UTF_8);
    boolean ending = false;
    while (true) {
      ProgramEvent event =
          ending ? program.nextEvent(RunningProgram.LAST_WORDS_MILLIS) : program.nextEvent();
      if (event == null || event instanceof ProgramEvent.OutputEnded) {
        throw ended(program);
      } else if (event instanceof ProgramEvent.LineTooLong) {
        throw new SubjectFault(
            "line_too_long",
            "the forked Java process printed a line of more than %d bytes past System.out"
                .formatted(longestLine()));
      } else if (event instanceof ProgramEvent.Line line) {
        if (startsWith(line.text(), begin)) {
          return Arrays.copyOfRange(line.text(), begin.length, line.text().length);
        }
      } else {
        // It ended or reads no more; its answer may still be on its way.
        ending = true;
      }
    }
  }

  private static boolean startsWith(byte[] text, byte[] begin) {
    return text.length >= begin.length
        && Arrays.equals(text, 0, begin.length, begin, 0, begin.length);
  }

  private SubjectFault ended(RunningProgram program) throws InterruptedException {
    OptionalInt code = program.exitCode();
    if (code.isEmpty()) {
      return new SubjectFault(
          "pipe_closed",
          "the forked Java process closed its standard input or output before it answered"
              + program.errorWords());
    } else if (code.getAsInt() == ForkedSubjectMain.CANNOT_BEGIN) {
      return new SubjectFault(
          "fork", "the forked Java process could not begin" + program.errorWords());
    }
    return new SubjectFault(
        "exited",
        "the subject ended its Java process with code "
            + code.getAsInt()
            + " before it answered"
            + program.errorWords());
  }

  private JsonNode value(byte[] answer) throws SubjectFault {
    String text = new String(answer, StandardCharsets.UTF_8);
    int space = text.indexOf(' ');
    byte[] json = text.substring(space + 1).getBytes(StandardCharsets.UTF_8);
    try {
      if (text.startsWith(ForkLines.RETURNED)) {
        return StrictJson.value(json, "the answer of the fork", readable());
      }
      JsonNode threw = StrictJson.value(json, "the answer of the fork", JsonLimits.DEFAULT);
      throw new SubjectFault(threw.get("type").textValue(), threw.get("message").textValue());
    } catch (JsonInputException e) {
      throw new SubjectFault(
          "not_json", "the fork's answer cannot be read back: " + e.getMessage());
    }
  }

  /** The fork has kept the limits of the answer; its text may be longer. */
  private JsonLimits readable() {
    return new JsonLimits(longestLine(), JsonLimits.DEEPEST, JsonLimits.LONGEST_NUMBER);
  }

  /** Ends the process, even in the middle of a call, and its children. */
  @Override
  public void close() throws IOException {
    RunningProgram last;
    synchronized (this) {
      closed = true;
      last = running;
      running = null;
    }
    if (last != null) {
      last.close();
    }
    surroundings.remove();
  }
}
