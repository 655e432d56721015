package io.touchstone.subject.process.fork;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.SequentialSubject;
import io.touchstone.subject.Subject;
import java.io.IOException;
import java.util.function.Supplier;

/** A program in another world. */
final class ForkedProgram implements SequentialSubject {
  private final Supplier<Subject> opener;
  private final Surroundings surroundings;
  private final Instances instances;

  /** Null while none is open; guarded by this object's monitor, as is {@code closed}. */
  private Subject current;

  private boolean closed;

  ForkedProgram(Supplier<Subject> opener, Surroundings surroundings, Instances instances) {
    this.opener = opener;
    this.surroundings = surroundings;
    this.instances = instances;
  }

  @Override
  public JsonNode call(JsonNode input) throws Exception {
    Subject subject = current();
    try {
      return subject.call(input);
    } finally {
      if (instances == Instances.FRESH) {
        forget(subject);
      }
    }
  }

  private synchronized Subject current() {
    if (current == null) {
      current = opener.get();
    }
    return current;
  }

  private void forget(Subject subject) throws IOException {
    subject.close();
    synchronized (this) {
      if (current == subject && !closed) {
        current = null;
      }
    }
  }

  @Override
  public void close() throws IOException {
    Subject last;
    synchronized (this) {
      // A closed program answers no more calls; one that was never opened is closed at once.
      last = current();
      closed = true;
    }
    try {
      last.close();
    } finally {
      surroundings.remove();
    }
  }
}
