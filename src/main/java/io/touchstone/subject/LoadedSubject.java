package io.touchstone.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLClassLoader;

/**
 * A subject whose classes a loader of its own has loaded. The loader is the thread's context class
 * loader while the subject works, so that it finds its services and resources, and is closed with
 * the subject.
 */
final class LoadedSubject implements LimitedSubject {
  private final Subject subject;
  private final Loading loading;

  private LoadedSubject(Subject subject, Loading loading) {
    this.subject = subject;
    this.loading = loading;
  }

  /** Opens a subject with classes of a loader. */
  interface Opening {
    Subject open(ClassLoader loader) throws SubjectFault;
  }

  /** The loader and what is done with it. */
  record Loading(URLClassLoader loader) implements Closeable {
    /** The subject that is opened, together with the loader. */
    Subject around(Opening opening) throws SubjectFault {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        return new LoadedSubject(opening.open(loader), this);
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    @Override
    public void close() {
      try {
        loader.close();
      } catch (IOException e) {
        // Its jars are let go of when the loader is collected.
      }
    }
  }

  @Override
  public int mostCalls() {
    return subject instanceof LimitedSubject limited ? limited.mostCalls() : Integer.MAX_VALUE;
  }

  @Override
  public JsonNode call(JsonNode input) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loading.loader());
    try {
      return subject.call(input);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loading.loader());
    try {
      subject.close();
    } finally {
      thread.setContextClassLoader(before);
      loading.close();
    }
  }
}
