package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Subjects that are not deterministic, each in its own way. */
enum Fault {
  CLOCK_IN_AN_ID("repeat", "id", () -> input -> answer().put("id", "run-" + System.nanoTime())),
  RANDOM_ID("repeat", "id", () -> input -> answer().put("id", Math.random())),
  COUNTER(
      "repeat",
      "id",
      () ->
          new Subject() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public JsonNode call(JsonNode input) {
              return answer().put("id", calls.incrementAndGet());
            }
          }),
  FIRST_CALL_DIFFERS(
      "repeat",
      "warm",
      () ->
          new Subject() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public JsonNode call(JsonNode input) {
              return answer().put("warm", calls.getAndIncrement() > 0);
            }
          }),
  LEFTOVER_STATE(
      "repeat",
      "warnings.1",
      () ->
          new Subject() {
            private final ArrayNode warnings = JsonNodeFactory.instance.arrayNode();

            @Override
            public synchronized JsonNode call(JsonNode input) {
              ObjectNode answer = answer();
              answer.set("warnings", warnings.add("careful").deepCopy());
              return answer;
            }
          }),
  LEFTOVER_OF_THE_THREAD(
      "repeat",
      "id",
      () ->
          new Subject() {
            private final ThreadLocal<Integer> calls = ThreadLocal.withInitial(() -> 0);

            @Override
            public JsonNode call(JsonNode input) {
              calls.set(calls.get() + 1);
              return answer().put("id", calls.get());
            }
          }),
  ERROR_ON_EVERY_40TH_CALL(
      "repeat",
      "",
      () ->
          new Subject() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public JsonNode call(JsonNode input) {
              if (calls.incrementAndGet() % 40 == 0) {
                throw new IllegalStateException("the pool is empty");
              }
              return answer();
            }
          }),
  INPUT_CHANGED(
      "input-unchanged",
      "goal",
      () ->
          input -> {
            ((ObjectNode) input).put("goal", input.get("goal").textValue().trim());
            return answer();
          }),
  INPUT_REORDERED(
      "input-unchanged",
      "",
      () ->
          input -> {
            ObjectNode object = (ObjectNode) input;
            object.set("goal", object.remove("goal"));
            return answer();
          }),
  KEY_ORDER(
      "key-order",
      "keys.0",
      () ->
          input -> {
            ObjectNode answer = answer();
            ArrayNode keys = answer.putArray("keys");
            input.fieldNames().forEachRemaining(keys::add);
            return answer;
          }),
  KEY_ORDER_BELOW(
      "key-order", "text", () -> input -> answer().put("text", input.get("nested").toString())),
  HASH_ORDER(
      "key-order",
      "keys",
      () ->
          input -> {
            HashSet<String> names = new HashSet<>();
            input.fieldNames().forEachRemaining(names::add);
            return answer().put("keys", names.toString());
          }),
  SHARED_BUILDER(
      "gated",
      "text",
      () ->
          new Subject() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public JsonNode call(JsonNode input) {
              text.setLength(0);
              for (Iterator<String> names = input.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                text.append(name).append(input.get(name).getNodeType());
              }
              return answer().put("text", text.length());
            }
          }),
  CHECK_THEN_ACT(
      "gated",
      "found",
      () ->
          new Subject() {
            private final Map<String, JsonNode> cache = new ConcurrentHashMap<>();

            @Override
            public JsonNode call(JsonNode input) {
              JsonNode before = cache.putIfAbsent("goal", input.get("goal"));
              ObjectNode answer = answer().put("found", before != null);
              answer.set("nested", input.get("nested"));
              cache.clear();
              return answer;
            }
          }),
  POOL_OF_TWO(
      "tight",
      "",
      () ->
          new Subject() {
            private final Semaphore pool = new Semaphore(2);

            @Override
            public JsonNode call(JsonNode input) {
              if (!pool.tryAcquire()) {
                throw new IllegalStateException("the pool is empty");
              }
              LockSupport.parkNanos(1_000_000);
              pool.release();
              return answer();
            }
          }),
  STATE_OF_THE_CLASS(
      "fresh-instances",
      "id",
      () ->
          new Subject() {
            private final int number = OPENED.incrementAndGet();

            @Override
            public JsonNode call(JsonNode input) {
              return answer().put("id", number);
            }
          }),
  IDENTITY_HASH(
      "fresh-instances",
      "id",
      () ->
          new Subject() {
            @Override
            public JsonNode call(JsonNode input) {
              return answer().put("id", System.identityHashCode(this));
            }
          });

  private static final AtomicInteger OPENED = new AtomicInteger();

  private final String caughtBy;
  private final String path;
  private final Supplier<Subject> opener;

  Fault(String caughtBy, String path, Supplier<Subject> opener) {
    this.caughtBy = caughtBy;
    this.path = path;
    this.opener = opener;
  }

  String caughtBy() {
    return caughtBy;
  }

  String path() {
    return path;
  }

  Supplier<Subject> opener() {
    return opener;
  }

  static ObjectNode input() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("goal", " echo hello world ");
    input.putObject("nested").put("a", 1).put("b", 2);
    for (int i = 0; i < 40; i++) {
      input.put("key" + i, i);
    }
    return input;
  }

  private static ObjectNode answer() {
    return JsonNodeFactory.instance.objectNode().put("steady", true);
  }
}
