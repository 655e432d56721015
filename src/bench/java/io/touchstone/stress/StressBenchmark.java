package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A call in another key order, by the lab and beside it, all on one thread that asks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn500m", "-XX:+AlwaysPreTouch"})
public class StressBenchmark {
  /** Calls of one case, as many as the default settings ask for. */
  static final int ORDERS = 1_000;

  private static final Effort EFFORT = Effort.of(new StressPlan(0, ORDERS + 40, 0));

  @Param({"constant", "echo", "planner"})
  public String subject;

  private Measured measured;
  private GuardedSubject guarded;
  private StressCase stressed;
  private PlainLoop plainLoop;
  private JsonNode expected;
  private long seed;
  private int trial;

  /** Refuses to measure what is not asked as often as it should be, or diverges. */
  @Setup
  public void prepare() throws Exception {
    measured = Measured.named(subject);
    guarded = measured.guarded();
    stressed = new StressCase(measured.bench(), measured.input(), List.of(), 1, EFFORT);
    plainLoop = new PlainLoop(1);
    expected = measured.comparable(direct().deepCopy());
    if (EFFORT.keyOrders() != ORDERS) {
      throw new IllegalStateException("expected " + ORDERS + ", found " + EFFORT.keyOrders());
    }
    lab();
    labHere();
    plainLoop();
  }

  @TearDown
  public void close() {
    stressed.close();
    guarded.close();
  }

  /** The subject alone. */
  @Benchmark
  public JsonNode direct() throws Exception {
    return measured.subject().call(measured.input());
  }

  /** With the guard and the copy of the answer, but on the caller's own thread. */
  @Benchmark
  public Answer guardedHere() {
    return guarded.callHere(measured.input());
  }

  /** With the handover to a thread that can be given up. */
  @Benchmark
  public Answer guarded() {
    return guarded.call(measured.input());
  }

  /** A call of the lab without the handover: the order, the copies, and holding the answers. */
  @Benchmark
  public Optional<Discrepancy> labHere() {
    Bench bench = stressed.bench();
    Question question = new KeyOrder().question(stressed, trial++);
    JsonNode given = question.asked().deepCopy();
    return refused(
        bench.judge(question, stressed.first(), given, bench.callHere(stressed.shared(), given)));
  }

  /** A whole case: its first call, then 1,000 in other orders. */
  @Benchmark
  @OperationsPerInvocation(ORDERS)
  public Optional<Discrepancy> lab() {
    try (StressCase whole =
        new StressCase(measured.bench(), measured.input(), List.of(), seed++, EFFORT)) {
      return refused(new KeyOrder().search(whole).map(Divergence::found));
    }
  }

  private static Optional<Discrepancy> refused(Optional<Discrepancy> found) {
    if (found.isPresent()) {
      throw new IllegalStateException("expected no divergence, found " + found.get());
    }
    return found;
  }

  /** The peer. */
  @Benchmark
  public JsonNode plainLoop() throws Exception {
    JsonNode answer =
        measured.comparable(measured.subject().call(plainLoop.shuffled(measured.input())));
    if (!answer.equals(expected)) {
      throw new IllegalStateException("expected " + expected + ", found " + answer);
    }
    return answer;
  }
}
