package io.touchstone.subject.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.InterruptibleSubject;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.SubjectBinding.Lifetime;
import io.touchstone.subject.SubjectFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Programs that are started when they are needed, and again after a fault. The one that answered
 * last is asked first, so that whoever calls once at a time calls one program.
 */
final class ProcessSubject implements InterruptibleSubject {
  private final ProgramCommand command;
  private final Lifetime lifetime;
  private final int workers;
  private final JsonLimits limits;
  private final Secrets secrets;
  private final Semaphore turns;

  /** Guarded by this object's monitor, as are the others. */
  private final Set<Conversation> running = new LinkedHashSet<>();

  private final Deque<Conversation> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param workers how many may run at once
   */
  ProcessSubject(ProgramCommand command, Lifetime lifetime, int workers, JsonLimits limits) {
    this.command = command;
    this.lifetime = lifetime;
    this.workers = workers;
    this.limits = limits;
    this.secrets = command.secrets();
    this.turns = new Semaphore(workers, true);
  }

  @Override
  public int mostCalls() {
    return workers;
  }

  @Override
  public JsonNode call(JsonNode input) throws SubjectFault, InterruptedException {
    turns.acquire();
    try {
      Conversation conversation = idleOrNew();
      boolean reusable = false;
      try {
        JsonNode answer = conversation.exchange(input);
        reusable = lifetime == Lifetime.RUN;
        return secrets.hide(answer);
      } finally {
        if (!reusable || !keep(conversation)) {
          conversation.program().kill();
          forget(conversation);
        }
      }
    } finally {
      turns.release();
    }
  }

  private synchronized Conversation idleOrNew() throws SubjectFault {
    if (closed) {
      throw new SubjectFault("closed", command + " is not called any more: its subject was closed");
    }
    Conversation conversation = idle.pollFirst();
    if (conversation == null) {
      conversation = start();
      running.add(conversation);
    }
    return conversation;
  }

  private Conversation start() throws SubjectFault {
    return lifetime == Lifetime.CALL
        ? new WholeOutput(command, limits, RunningProgram.startWhole(command, limits.maxBytes()))
        : new JsonLines(command, limits, RunningProgram.start(command, limits.maxBytes()));
  }

  /** Says whether it can be asked again. */
  private synchronized boolean keep(Conversation conversation) {
    if (!closed) {
      idle.addFirst(conversation);
    }
    return !closed;
  }

  private synchronized void forget(Conversation ended) {
    running.remove(ended);
  }

  /** Ends the programs, even in the middle of a call. */
  @Override
  public void close() {
    List<RunningProgram> last;
    synchronized (this) {
      closed = true;
      last = running.stream().map(Conversation::program).toList();
      running.clear();
      idle.clear();
    }
    last.forEach(RunningProgram::endInput);
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RunningProgram.LAST_WORDS_MILLIS);
    last.forEach(program -> program.closeUntil(deadline));
  }
}
