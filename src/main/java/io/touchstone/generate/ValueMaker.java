package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a value that probably meets what is wanted: all that is demanded of one place is gathered
 * first, whichever subschemas it comes from, and then a value is made of it. Only a validator knows
 * whether it really does.
 */
final class ValueMaker {
  private static final int TRIES = 5;
  private static final int DEEPEST = 40;

  /** Below this only what is needed is made. */
  private static final int DEEP = 5;

  private final Chance chance;
  private final Effort effort = new Effort();
  private final KeywordReader reader;
  private final NumberMaker numbers;
  private final TextMaker texts;
  private final ArrayMaker arrays;
  private final ObjectMaker objects;

  ValueMaker(Chance chance, TextPool pool, boolean assertFormat) {
    this.chance = chance;
    this.reader = new KeywordReader(chance, effort, assertFormat);
    this.numbers = new NumberMaker(chance);
    this.texts = new TextMaker(chance, pool);
    this.arrays = new ArrayMaker(chance, this);
    this.objects = new ObjectMaker(chance, this, pool);
  }

  KeywordReader reader() {
    return reader;
  }

  /**
   * A document of its own.
   *
   * @throws DeadEnd when none was found
   */
  Made document(List<Want> wants) {
    effort.renew();
    return make(wants, 0);
  }

  boolean isTired(int depth) {
    return depth > DEEP || effort.isTired();
  }

  Made make(List<Want> wants, int depth) {
    if (depth > DEEPEST) {
      throw new DeadEnd("nested too deep");
    }
    DeadEnd last = null;
    // Deep down a second try is dear: each level multiplies.
    for (int i = 0; i < (depth < 8 ? TRIES : 1); i++) {
      effort.spend();
      try {
        return attempt(wants, EnumSet.allOf(Kind.class), depth);
      } catch (DeadEnd deadEnd) {
        last = deadEnd;
      }
    }
    throw last;
  }

  /** A text that meets what is wanted. */
  String text(List<Want> wants, int depth) {
    return attempt(wants, EnumSet.of(Kind.STRING), depth).value().textValue();
  }

  private Made attempt(List<Want> wants, Set<Kind> kinds, int depth) {
    Demands demands = new Demands();
    demands.keep(kinds);
    wants.forEach(want -> reader.read(want, demands));
    if (demands.among != null) {
      return new Made(named(demands), wants, demands, Map.of());
    }
    return switch (kind(demands, depth)) {
      case NULL -> leaf(NullNode.instance, wants, demands);
      case BOOLEAN -> leaf(flag(demands), wants, demands);
      case NUMBER -> leaf(numbers.make(demands), wants, demands);
      case STRING -> leaf(TextNode.valueOf(texts.make(demands)), wants, demands);
      case ARRAY -> arrays.make(wants, demands, depth);
      case OBJECT -> objects.make(wants, demands, depth);
    };
  }

  private JsonNode flag(Demands demands) {
    BooleanNode flag = BooleanNode.valueOf(chance.oneIn(2));
    return Demands.isIn(flag, demands.excluded) ? BooleanNode.valueOf(!flag.booleanValue()) : flag;
  }

  private static Made leaf(JsonNode value, List<Want> wants, Demands demands) {
    if (Demands.isIn(value, demands.excluded)) {
      throw new DeadEnd("a value that must not be");
    }
    return new Made(value, wants, demands, Map.of());
  }

  private JsonNode named(Demands demands) {
    List<JsonNode> fitting = new ArrayList<>();
    for (JsonNode value : demands.among) {
      if (demands.kinds.contains(Kind.of(value))
          && demands.isWithin(value)
          && !Demands.isIn(value, demands.excluded)) {
        fitting.add(value);
      }
    }
    if (fitting.isEmpty()) {
      throw new DeadEnd("no value of the enum is left");
    }
    return chance.of(fitting).deepCopy();
  }

  /** Mostly a type that the schemas speak of, where they leave the choice. */
  private Kind kind(Demands demands, int depth) {
    List<Kind> kinds = new ArrayList<>(demands.kinds);
    List<Kind> spoken = new ArrayList<>(kinds);
    spoken.retainAll(demands.mentioned);
    if (!spoken.isEmpty() && kinds.size() == 6 && !chance.oneIn(5)) {
      return chance.of(spoken);
    }
    if (isTired(depth)) {
      List<Kind> plain = new ArrayList<>(kinds);
      plain.removeAll(Set.of(Kind.ARRAY, Kind.OBJECT));
      return chance.of(plain.isEmpty() ? kinds : plain);
    }
    return chance.of(kinds);
  }
}
