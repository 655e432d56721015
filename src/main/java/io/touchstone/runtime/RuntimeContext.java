package io.touchstone.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * All that the runtime takes from the world: the time, and chance, of which ids are made. With a
 * fixed clock and a seeded generator, calls that follow one another get the same ids each run. May
 * be asked by several threads, whatever the generator bears.
 */
public final class RuntimeContext {
  /** Marks the version (4) and the variant of RFC 9562 in the two halves of an id. */
  private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;
  private final Object lock = new Object();

  /**
   * @param clock the only time of day that the runtime and its skills ask; how long a call may take
   *     is measured by the machine's own clock, which nobody can set
   * @param random the only chance that they use
   */
  public RuntimeContext(Clock clock, RandomGenerator random) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.random = Objects.requireNonNull(random, "random");
  }

  /** The clock, for what wants one. */
  public Clock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** A fresh id: a UUID of version 4. */
  public String newId() {
    // A lock of its own: skills hold the context, and might lock it.
    synchronized (lock) {
      long high = random.nextLong() & VERSION_MASK | VERSION_4;
      long low = random.nextLong() & VARIANT_MASK | VARIANT;
      return new UUID(high, low).toString();
    }
  }
}
