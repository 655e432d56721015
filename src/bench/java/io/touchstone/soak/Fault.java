package io.touchstone.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.runtime.SkillError;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.Usage;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What a skill does wrong, and what the runtime is to make of it. */
enum Fault {
  THROWS("ERR_RUNTIME_EXCEPTION") {
    @Override
    SkillResult commit(Usage usage) {
      throw new IllegalStateException("injected");
    }
  },
  THROWS_ERROR("ERR_RUNTIME_EXCEPTION") {
    @Override
    SkillResult commit(Usage usage) {
      throw new AssertionError("injected");
    }
  },
  OVERFLOWS_THE_STACK("ERR_RUNTIME_EXCEPTION") {
    @Override
    SkillResult commit(Usage usage) {
      return answer(usage, NODES.numberNode(overflow(0)));
    }
  },
  RETURNS_NULL("ERR_SCHEMA_MISMATCH") {
    @Override
    SkillResult commit(Usage usage) {
      return null;
    }
  },
  RETURNS_WHAT_IS_INVALID("ERR_SCHEMA_MISMATCH") {
    @Override
    SkillResult commit(Usage usage) {
      return answer(usage, NODES.booleanNode(true));
    }
  },
  RETURNS_TOO_MUCH("ERR_SCHEMA_MISMATCH") {
    /** More than the limits of JSON in {@link World} allow. */
    @Override
    SkillResult commit(Usage usage) {
      ArrayNode list = NODES.arrayNode();
      for (int i = 0; i < 100; i++) {
        list.add(LONG);
      }
      return answer(usage, list);
    }
  },
  RETURNS_MUCH("") {
    @Override
    SkillResult commit(Usage usage) {
      return answer(usage, LONG);
    }
  },
  SLEEPS_TOO_LONG("ERR_TIMEOUT") {
    @Override
    SkillResult commit(Usage usage) throws InterruptedException {
      Thread.sleep(60_000);
      return answer(usage, NODES.textNode("late"));
    }
  },
  IGNORES_INTERRUPTS("ERR_TIMEOUT") {
    @Override
    SkillResult commit(Usage usage) {
      long end = System.nanoTime() + STUBBORN.toNanos();
      while (System.nanoTime() < end) {
        Thread.interrupted();
        LockSupport.parkNanos(5_000_000);
      }
      return answer(usage, NODES.textNode("late"));
    }
  },
  INTERRUPTS_ITSELF("") {
    @Override
    SkillResult commit(Usage usage) {
      Thread.currentThread().interrupt();
      return answer(usage, NODES.textNode("done"));
    }
  },
  CLAIMS_AN_INTERRUPT("ERR_RUNTIME_EXCEPTION") {
    @Override
    SkillResult commit(Usage usage) throws InterruptedException {
      throw new InterruptedException("injected");
    }
  },
  FAILS_WITH_A_CODE("ERR_HTTP_503") {
    @Override
    SkillResult commit(Usage usage) {
      return new SkillResult.Failure(SkillError.of("ERR_HTTP_503", "injected"), usage);
    }
  };

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final TextNode LONG = TextNode.valueOf("x".repeat(100_000));

  /** Longer than {@link #timeout()}, so that the call is given up while it still runs. */
  private static final Duration STUBBORN = Duration.ofMillis(250);

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final String code;

  /**
   * @param code of the error that the caller has to see; empty where the call succeeds all the same
   */
  Fault(String code) {
    this.code = code;
  }

  /**
   * Does it.
   *
   * @param usage what the call says that it took, where it answers
   */
  abstract SkillResult commit(Usage usage) throws InterruptedException;

  String code() {
    return code;
  }

  /** The name in the inputs of a call. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Fault named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether the skill tells no cost, so that the call costs all that was reserved for it. */
  boolean isSilent() {
    return code.equals("ERR_RUNTIME_EXCEPTION") || this == RETURNS_NULL || this == SLEEPS_TOO_LONG;
  }

  /** How long a caller waits for it. */
  Duration timeout() {
    return code.equals("ERR_TIMEOUT") ? SHORT : AMPLE;
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  private static SkillResult answer(Usage usage, JsonNode value) {
    return new SkillResult.Success(NODES.objectNode().set("value", value), usage);
  }
}
