package io.touchstone.subject.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.SequentialSubject;
import io.touchstone.subject.SubjectFault;
import java.util.concurrent.locks.ReentrantLock;

/** One program that is started when it is needed, and again after a fault. */
final class ProcessSubject implements SequentialSubject {
  private record Conversation(RunningProgram program, JsonLines lines) {}

  private final ProgramCommand command;
  private final JsonLimits limits;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Guarded by this object's monitor, as is {@code closed}; null when none is running. */
  private Conversation running;

  private boolean closed;

  ProcessSubject(ProgramCommand command, JsonLimits limits) {
    this.command = command;
    this.limits = limits;
  }

  @Override
  public JsonNode call(JsonNode input) throws SubjectFault, InterruptedException {
    turn.lockInterruptibly();
    try {
      Conversation conversation = running();
      boolean answered = false;
      try {
        JsonNode answer = conversation.lines().exchange(input);
        answered = true;
        return answer;
      } finally {
        if (!answered) {
          conversation.program().kill();
          forget(conversation);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private synchronized Conversation running() throws SubjectFault {
    if (closed) {
      throw new SubjectFault("closed", command + " is not called any more: its subject was closed");
    }
    if (running == null) {
      RunningProgram program = RunningProgram.start(command, limits.maxBytes());
      running = new Conversation(program, new JsonLines(command, limits, program));
    }
    return running;
  }

  private synchronized void forget(Conversation ended) {
    if (running == ended) {
      running = null;
    }
  }

  /** Ends the program, even in the middle of a call. */
  @Override
  public void close() {
    Conversation last;
    synchronized (this) {
      closed = true;
      last = running;
      running = null;
    }
    if (last != null) {
      last.program().close();
    }
  }
}
