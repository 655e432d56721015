package io.touchstone.subject.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Secrets;
import io.touchstone.subject.SequentialSubject;
import io.touchstone.subject.SubjectFault;
import java.util.concurrent.locks.ReentrantLock;

/** One server that is started when it is needed, and again after it broke the protocol. */
final class McpSubject implements SequentialSubject {
  /** Starts a server and greets it. */
  interface Starter {
    McpSession start() throws SubjectFault;
  }

  /** What is asked of a server. */
  interface Question {
    JsonNode ask(McpSession session, JsonNode input) throws SubjectFault;
  }

  private final Starter starter;
  private final Question question;
  private final Secrets secrets;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Guarded by this object's monitor, as is {@code closed}; null when none is running. */
  private McpSession running;

  private boolean closed;

  /**
   * @param secrets what no answer and no fault shows
   */
  McpSubject(Starter starter, Question question, Secrets secrets) {
    this.starter = starter;
    this.question = question;
    this.secrets = secrets;
  }

  @Override
  public JsonNode call(JsonNode input) throws SubjectFault, InterruptedException {
    turn.lockInterruptibly();
    try {
      McpSession session = running();
      boolean ended = false;
      try {
        session.greet();
        JsonNode answer = question.ask(session, input);
        ended = true;
        return secrets.hide(answer);
      } catch (SubjectFault fault) {
        ended = session.isSound();
        throw new SubjectFault(fault.type(), secrets.hide(fault.getMessage()));
      } finally {
        if (!ended) {
          session.kill();
          forget(session);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private synchronized McpSession running() throws SubjectFault {
    if (closed) {
      throw new SubjectFault("closed", "the server is not called any more: its subject was closed");
    }
    if (running == null) {
      running = starter.start();
    }
    return running;
  }

  private synchronized void forget(McpSession ended) {
    if (running == ended) {
      running = null;
    }
  }

  /** Ends the server, even in the middle of a call. */
  @Override
  public void close() {
    McpSession last;
    synchronized (this) {
      closed = true;
      last = running;
      running = null;
    }
    if (last != null) {
      last.close();
    }
  }
}
