package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import java.util.Collection;

/**
 * How Jayway sees a tree: values stay the nodes that they are, so that numbers stay exact, and each
 * look costs a step, so that a path like {@code $..*..*..*} ends before time and memory do. One for
 * each call of the skill.
 */
final class CountingProvider extends JacksonJsonNodeJsonProvider {
  /**
   * What the most looks take that one path needs on a document within the limits, and half more.
   */
  private static final int MOST_STEPS = 20_000_000;

  private static final int STEPS_BETWEEN_INTERRUPTS = 1 << 10;

  /** Beside each value Jayway keeps its whole path, which repeats every long name on the way. */
  private static final int MOST_KEPT = 50_000_000;

  private int steps;
  private long kept;

  /** Ends a walk; none of Jayway's exceptions, which it may catch itself. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean interrupted;

    private Stopped(boolean interrupted) {
      super(null, null, false, false);
      this.interrupted = interrupted;
    }

    /** Whether the thread was interrupted; otherwise the steps are used up. */
    boolean interrupted() {
      return interrupted;
    }
  }

  CountingProvider(ObjectMapper mapper) {
    super(mapper);
  }

  private void step() {
    steps++;
    if (steps > MOST_STEPS) {
      throw new Stopped(false);
    }
    if (steps % STEPS_BETWEEN_INTERRUPTS == 0 && Thread.currentThread().isInterrupted()) {
      throw new Stopped(true);
    }
  }

  @Override
  public boolean isMap(Object value) {
    step();
    return super.isMap(value);
  }

  @Override
  public boolean isArray(Object value) {
    step();
    return super.isArray(value);
  }

  /** The element; where there is none, what Jayway expects of lists, and takes for nothing. */
  @Override
  public Object getArrayIndex(Object array, int index) {
    step();
    JsonNode element = ((JsonNode) array).get(index);
    if (element == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return element;
  }

  @Override
  public Collection<String> getPropertyKeys(Object value) {
    step();
    return super.getPropertyKeys(value);
  }

  /** Keeps a value that was found, or its path. */
  @Override
  public void setArrayIndex(Object array, int index, Object value) {
    kept += value instanceof String text ? text.length() : 1;
    if (kept > MOST_KEPT) {
      throw new Stopped(false);
    }
    super.setArrayIndex(array, index, value);
  }

  /** The member itself; Jayway's own would unpack it. */
  @Override
  public Object getMapValue(Object map, String key) {
    step();
    JsonNode member = ((JsonNode) map).get(key);
    return member == null ? UNDEFINED : member;
  }

  @Override
  public Iterable<?> toIterable(Object value) {
    step();
    return value instanceof JsonNode node && node.isArray() ? node : super.toIterable(value);
  }

  @Override
  public Object unwrap(Object value) {
    boolean isNumber = value instanceof JsonNode node && node.isNumber();
    return isNumber ? ((JsonNode) value).numberValue() : super.unwrap(value);
  }
}
