package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A copy of an input that holds up its reader: one look at a member or an element, which one is
 * chosen beforehand, returns only when it is let go. What the reader has half done by then, another
 * call can trample on.
 */
final class HeldUpInput {
  private final int lookToHold;
  private final Duration patience;
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final JsonNode value;
  private volatile Runnable whenHeld = () -> {};
  private volatile boolean inVain;
  private volatile boolean ended;

  /**
   * @param lookToHold which look is held up, from 0; negative for none
   * @param patience how long the reader is held up in vain: long for most calls to run to their
   *     end, short for one that waits for a lock
   */
  HeldUpInput(JsonNode input, int lookToHold, Duration patience) {
    this.lookToHold = lookToHold;
    this.patience = patience;
    this.value = copy(input);
  }

  JsonNode value() {
    return value;
  }

  /** What to do as soon as the reader is held up; to be said before it begins. */
  void whenHeld(Runnable action) {
    whenHeld = action;
  }

  /** Waits until the reader is held up, or is known not to be. */
  void awaitHeld() {
    await(held, Long.MAX_VALUE);
  }

  /** Lets the reader go on. */
  void letGo() {
    letGo.countDown();
  }

  /** Holds up nobody any more: the reader is done. */
  void end() {
    ended = true;
    letGo.countDown();
    held.countDown();
  }

  /** How many looks there were. */
  int looks() {
    return looks.get();
  }

  /** Whether the reader went on by itself, because nobody let it go for long. */
  boolean heldInVain() {
    return inVain;
  }

  private void look() {
    if (!ended && looks.getAndIncrement() == lookToHold) {
      held.countDown();
      whenHeld.run();
      inVain = !await(letGo, patience.toMillis());
    }
  }

  private static boolean await(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private JsonNode copy(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = new ObjectNode(JsonNodeFactory.instance, new Members());
      node.properties().forEach(member -> object.set(member.getKey(), copy(member.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = new ArrayNode(JsonNodeFactory.instance, new Elements());
      node.forEach(element -> array.add(copy(element)));
      return array;
    }
    return node;
  }

  /** What an object node keeps its members in: every way to read it is a look. */
  private final class Members extends LinkedHashMap<String, JsonNode> {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonNode get(Object name) {
      look();
      return super.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
      look();
      return super.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
      look();
      return super.keySet();
    }

    @Override
    public Collection<JsonNode> values() {
      look();
      return super.values();
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
      look();
      return super.entrySet();
    }
  }

  /** What an array node keeps its elements in. */
  private final class Elements extends ArrayList<JsonNode> {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonNode get(int index) {
      look();
      return super.get(index);
    }

    @Override
    public Iterator<JsonNode> iterator() {
      look();
      return super.iterator();
    }
  }
}
