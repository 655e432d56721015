package io.touchstone.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.TooManyFilterMissesException;

class SchemaArbitrariesTest {
  private static final Schema ORDER =
      SchemaRow.schema(
          """
          {"type": "object", "required": ["items"], "additionalProperties": false,
           "properties": {
             "items": {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": -100}},
             "note": {"type": "string"}}}
          """);

  @Provide
  Arbitrary<JsonNode> orders() {
    return SchemaArbitraries.of(ORDER);
  }

  @Property(tries = 300)
  void aPropertyGetsValidValues(@ForAll("orders") JsonNode order) {
    assertEquals(SchemaValidator.Answer.VALID, SchemaValidator.of(ORDER, false).check(order));
  }

  @Property(tries = 50)
  void listsOfThemCanBeMade(@ForAll("lists") List<JsonNode> orders) {
    assertTrue(orders.stream().allMatch(order -> order.has("items")));
  }

  @Provide
  Arbitrary<List<JsonNode>> lists() {
    return orders().list().ofMaxSize(3);
  }

  @Example
  void shrinksToTheSmallestValueThatStillFails() {
    Predicate<JsonNode> failing =
        order -> {
          for (JsonNode item : order.get("items")) {
            if (item.intValue() > 20) {
              return true;
            }
          }
          return false;
        };

    assertEquals("{\"items\":[21]}", shrunk(ORDER, failing).toString());
  }

  @Example
  void shrinksTextsAndKeepsToTheSchema() {
    Schema schema = SchemaRow.schema("{\"type\": \"string\", \"minLength\": 2}");

    assertEquals("\"aa\"", shrunk(schema, text -> true).toString());
    assertEquals(5, shrunk(schema, text -> text.textValue().length() > 4).textValue().length());
  }

  private static JsonNode shrunk(Schema schema, Predicate<JsonNode> failing) {
    RandomGenerator<JsonNode> generator = SchemaArbitraries.of(schema).generator(1000);
    Random random = new Random(4);
    Shrinkable<JsonNode> current = generator.next(random);
    while (!failing.test(current.value())) {
      current = generator.next(random);
    }
    Optional<Shrinkable<JsonNode>> smaller = Optional.of(current);
    while (smaller.isPresent()) {
      current = smaller.get();
      assertEquals(
          SchemaValidator.Answer.VALID, SchemaValidator.of(schema, false).check(current.value()));
      smaller = current.shrink().filter(next -> failing.test(next.value())).findFirst();
    }
    return current.value();
  }

  @Example
  void theSameRandomMakesTheSameValues() {
    assertEquals(values(11), values(11));
    assertTrue(!values(11).equals(values(12)));
  }

  private static List<String> values(long seed) {
    RandomGenerator<JsonNode> generator = SchemaArbitraries.of(ORDER).generator(1000);
    Random random = new Random(seed);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      values.add(generator.next(random).value().toString());
    }
    return values;
  }

  @Example
  void whatAcceptsNothingFailsAsAFilterDoes() {
    RandomGenerator<JsonNode> generator =
        SchemaArbitraries.of(SchemaRow.schema("{\"not\": {}}")).generator(1000);

    TooManyFilterMissesException failure =
        assertThrows(TooManyFilterMissesException.class, () -> generator.next(new Random(1)));
    assertEquals("no value of the schema: the schema accepts nothing", failure.getMessage());
  }
}
