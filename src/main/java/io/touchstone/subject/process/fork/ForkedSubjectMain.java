package io.touchstone.subject.process.fork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program that a Java fork runs: it opens one subject and answers inputs until there are no
 * more. Its standard output is for answers alone; what the subject prints goes to standard error.
 */
final class ForkedSubjectMain {
  /** The exit code when there is no subject to call; few programs end with it. */
  static final int CANNOT_BEGIN = 113;

  private static final JsonLimits NO_LIMITS =
      new JsonLimits(JsonLimits.MOST_BYTES, JsonLimits.DEEPEST, JsonLimits.LONGEST_NUMBER);

  /** The time limit is the parent's: it kills this process. */
  private static final Duration NO_LIMIT = Duration.ofDays(10_000);

  /** A subject that never ends to close must not keep the next from its call. */
  private static final long CLOSING_MILLIS = 1_000;

  private final OutputStream out;
  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();

  private ForkOrder order;
  private SubjectFactory factory;

  /** Keeps the names of methods where they are. */
  private Class<?> symbols;

  private GuardedSubject kept;

  private ForkedSubjectMain(OutputStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    InputStream in = new BufferedInputStream(System.in);
    ForkedSubjectMain fork = new ForkedSubjectMain(new FileOutputStream(FileDescriptor.out));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    Runtime.getRuntime().addShutdownHook(new Thread(ForkedSubjectMain::killChildren));
    daemon(() -> fork.read(in)).start();
    fork.run();
  }

  /**
   * Reads ahead, so that the end of the input, which means that nobody waits for an answer, ends
   * this process even in the middle of a call.
   */
  private void read(InputStream in) {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] chunk = new byte[8192];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        int start = 0;
        for (int i = 0; i < count; i++) {
          if (chunk[i] == '\n') {
            line.write(chunk, start, i - start);
            lines.add(line.toByteArray());
            line.reset();
            start = i + 1;
          }
        }
        line.write(chunk, start, count - start);
      }
    } catch (IOException e) {
      // Nobody writes any more.
    }
    killChildren();
    Runtime.getRuntime().halt(0);
  }

  private static void killChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private void run() throws Exception {
    order = ForkOrder.of(StrictJson.value(lines.take(), "the order", NO_LIMITS));
    order.properties().forEach(System::setProperty);
    begin();
    print(ForkLines.printed(0, new Answer.Returned(NullNode.instance)));
    for (long call = 1; ; call++) {
      answer(call, StrictJson.value(lines.take(), "the input", NO_LIMITS));
    }
  }

  private void begin() throws IOException {
    ClassLoader loader = ForkedSubjectMain.class.getClassLoader();
    try {
      if (order.symbols()) {
        symbols = SymbolOrder.reverse(loader, order.className());
      }
      Constructor<?> constructor =
          Class.forName(order.className(), true, loader).getDeclaredConstructor();
      constructor.setAccessible(true);
      factory = (SubjectFactory) constructor.newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      System.err.println("the factory " + order.className() + " cannot be made: " + e);
      Runtime.getRuntime().halt(CANNOT_BEGIN);
    }
  }

  private void answer(long call, JsonNode input) throws Exception {
    GuardedSubject subject = kept == null ? guarded() : kept;
    Answer answer = subject.call(input);
    print(ForkLines.printed(call, answer));
    if (order.fresh()) {
      Thread closing = daemon(subject::close);
      closing.start();
      closing.join(CLOSING_MILLIS);
    } else {
      kept = subject;
    }
  }

  private void print(byte[] lines) throws IOException {
    out.write(lines);
    out.flush();
  }

  private GuardedSubject guarded() {
    return new GuardedSubject(factory.name(), this::open, NO_LIMIT, order.limits());
  }

  private Subject open() {
    Clock clock =
        order.instant() == null
            ? Clock.system(order.zone())
            : Clock.fixed(order.instant(), order.zone());
    return factory.open(
        new SubjectContext(clock, new SplittableRandom(order.seed()), order.root()));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "touchstone-fork");
    thread.setDaemon(true);
    return thread;
  }
}
