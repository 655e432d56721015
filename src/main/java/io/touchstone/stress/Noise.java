package io.touchstone.stress;

import java.util.concurrent.locks.LockSupport;

/** What a thread does before a call, so that its calls meet those of others at other places. */
enum Noise {
  NONE {
    @Override
    void make(int call) {}
  },
  YIELD {
    @Override
    void make(int call) {
      Thread.yield();
    }
  },
  SPIN {
    @Override
    void make(int call) {
      for (int i = 0; i < 64 * (call & 7); i++) {
        Thread.onSpinWait();
      }
    }
  },
  PARK {
    @Override
    void make(int call) {
      LockSupport.parkNanos(1_000L << (call & 7));
    }
  };

  private static final Noise[] ALL = values();

  /** In rotation. */
  static Noise of(int round) {
    return ALL[Math.floorMod(round, ALL.length)];
  }

  abstract void make(int call);
}
