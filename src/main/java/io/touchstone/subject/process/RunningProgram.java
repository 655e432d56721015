package io.touchstone.subject.process;

import io.touchstone.subject.Secrets;
import io.touchstone.subject.SubjectFault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program that runs, with its three pipes. Nobody blocks on a pipe but threads of its own, so
 * whoever waits for it can be interrupted, however little it reads.
 */
public final class RunningProgram {
  /** What a program that ends gets to have its last output and its exit code seen. */
  public static final long LAST_WORDS_MILLIS = 500;

  private static final byte[] END_OF_INPUT = {};

  /** What a pipe takes at once even where it is nearly full. */
  private static final int SHORT_LINE = 4_096;

  /** How long to look for an event before sleeping; to be woken takes longer than most answers. */
  private static final long YIELD_NANOS = 50_000;

  private final Process process;
  private final BlockingQueue<ProgramEvent> events = new ArrayBlockingQueue<>(4);
  private final BlockingQueue<byte[]> input = new ArrayBlockingQueue<>(1);
  private final Secrets secrets;

  /** Lines on their way through the thread that feeds the program. */
  private final AtomicInteger fed = new AtomicInteger();

  private final OutputLines output;
  private final ErrorTail errors;
  private final Thread inputThread = daemon(this::feed);
  private final Thread outputThread;
  private final Thread errorThread;
  private final Thread killedAtExit = new Thread(this::killFamily);

  private final ProcessFamily family;

  private RunningProgram(
      Process process, String mark, Secrets secrets, long longest, boolean whole) {
    this.process = process;
    this.secrets = secrets;
    this.family = new ProcessFamily(process.toHandle(), mark);
    this.output = new OutputLines(process.getInputStream(), longest, whole, events);
    this.errors = new ErrorTail(process.getErrorStream(), secrets);
    this.outputThread = daemon(output);
    this.errorThread = daemon(errors);
  }

  /**
   * Starts a program that is killed when Java exits, if not before.
   *
   * @param longestLine what it may print in one line, in bytes
   * @throws SubjectFault when it cannot be started
   */
  public static RunningProgram start(ProgramCommand command, long longestLine) throws SubjectFault {
    return start(command, longestLine, false);
  }

  /**
   * As {@link #start(ProgramCommand, long)}, for a program whose whole output is one document: it
   * comes as a {@link ProgramEvent.OutputEnded}.
   */
  static RunningProgram startWhole(ProgramCommand command, long mostOutput) throws SubjectFault {
    return start(command, mostOutput, true);
  }

  private static RunningProgram start(ProgramCommand command, long longest, boolean whole)
      throws SubjectFault {
    refuseWhileExiting(command);
    String mark = ProcessFamily.newMark();
    RunningProgram program =
        new RunningProgram(command.start(mark), mark, command.secrets(), longest, whole);
    try {
      Runtime.getRuntime().addShutdownHook(program.killedAtExit);
    } catch (IllegalStateException e) {
      program.killFamily();
      throw notStarted(command);
    }
    program.run();
    return program;
  }

  /** A process that is only started to be killed would delay the end. */
  private static void refuseWhileExiting(ProgramCommand command) throws SubjectFault {
    Thread nothing = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(nothing);
      Runtime.getRuntime().removeShutdownHook(nothing);
    } catch (IllegalStateException e) {
      throw notStarted(command);
    }
  }

  private static SubjectFault notStarted(ProgramCommand command) {
    return new SubjectFault(SubjectFault.STOPPED, command + " was not started: Java is exiting");
  }

  private void run() {
    process.onExit().thenRun(() -> events.offer(new ProgramEvent.Exited()));
    inputThread.start();
    outputThread.start();
    errorThread.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "touchstone-program");
    thread.setDaemon(true);
    return thread;
  }

  private void feed() {
    try (OutputStream out = process.getOutputStream()) {
      for (byte[] line = input.take(); line != END_OF_INPUT; line = input.take()) {
        out.write(line);
        out.flush();
        fed.decrementAndGet();
      }
    } catch (IOException e) {
      events.offer(new ProgramEvent.InputRefused());
    } catch (InterruptedException e) {
      // The program was killed.
    }
  }

  /** Begins to write the bytes, which must end with a line feed. */
  public void give(byte[] line) throws InterruptedException {
    fed.incrementAndGet();
    input.put(line);
  }

  /** Begins to write the bytes, and ends the input after them. */
  void giveLast(byte[] document) throws InterruptedException {
    give(document);
    input.put(END_OF_INPUT);
  }

  /**
   * As {@link #give}, but writes a short line at once, which spares a handover to another thread.
   * With a program that answers without reading, this waits until the program is killed.
   */
  void giveHere(byte[] line) throws InterruptedException {
    if (line.length > SHORT_LINE || fed.get() > 0) {
      give(line);
      return;
    }
    try {
      OutputStream out = process.getOutputStream();
      out.write(line);
      out.flush();
    } catch (IOException e) {
      events.offer(new ProgramEvent.InputRefused());
    }
  }

  /** Waits for what happens next. */
  public ProgramEvent nextEvent() throws InterruptedException {
    long start = System.nanoTime();
    ProgramEvent event = events.poll();
    while (event == null && System.nanoTime() - start < YIELD_NANOS) {
      Thread.yield();
      event = events.poll();
    }
    return event == null ? events.take() : event;
  }

  /** The next event, or null when none comes in time. */
  public ProgramEvent nextEvent(long millis) throws InterruptedException {
    return events.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** Has an event that says that the program has ended seen again later. */
  public void putBack(ProgramEvent event) {
    events.offer(event);
  }

  /** How many bytes of a line have come whose end has not. */
  public int unfinishedBytes() {
    return output.unfinished();
  }

  /** The exit code; empty when the program runs on even after a moment. */
  public OptionalInt exitCode() throws InterruptedException {
    boolean exited = process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    return exited ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }

  /** Waits for the exit code. */
  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /** What is to be hidden of all that it prints. */
  public Secrets secrets() {
    return secrets;
  }

  /** The end of a message: what it printed to standard error. */
  public String errorWords() {
    if (!process.isAlive()) {
      joinErrors();
    }
    return errors.words();
  }

  private void joinErrors() {
    try {
      errorThread.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Remembers the children that it has now, so that they are killed even if it ends first. */
  public void noteChildren() {
    family.look();
  }

  /** Lets the program end by itself for a moment, then kills it and its children. */
  public void close() {
    endInput();
    closeUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS));
  }

  /** Tells the program that there is no more input, if it is not in the middle of one. */
  void endInput() {
    noteChildren();
    input.offer(END_OF_INPUT);
  }

  /** Lets the program end by itself until then, by {@code System.nanoTime}, and kills the rest. */
  void closeUntil(long nanoTime) {
    try {
      process.waitFor(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** Kills the program and its children, and lets go of it. */
  public void kill() {
    killFamily();
    inputThread.interrupt();
    outputThread.interrupt();
    try {
      Runtime.getRuntime().removeShutdownHook(killedAtExit);
    } catch (IllegalStateException e) {
      // Java is exiting, and the hook does no harm.
    }
  }

  /** Kills the program and its children, and goes on seeing what they had printed. */
  void killFamily() {
    family.kill();
  }
}
