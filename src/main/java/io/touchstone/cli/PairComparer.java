package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.StrictJson;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.Relation;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Answers the lines of a file of schema pairs; whatever is wrong with a line becomes its answer.
 *
 * @param source how messages name the file
 * @param fallback the draft of pairs that name none
 */
record PairComparer(
    ContainmentDecider decider, Dialect fallback, String source, JsonLimits limits) {

  PairAnswer answer(JsonLines.Line line) {
    String place = source + ":" + line.number() + ": ";
    if (line.trouble().isPresent()) {
      return PairAnswer.failed(Optional.empty(), place + line.trouble().get());
    }
    JsonNode pair = null;
    String problem;
    try {
      pair = StrictJson.value(line.bytes(), source, limits);
      return compared(pair);
    } catch (JsonInputException e) {
      problem = e.position().map(at -> "at column " + at.column() + ": ").orElse("") + e.problem();
    } catch (OutOfMemoryError e) {
      problem = "not enough memory for this pair; give Java more with -Xmx, or it smaller schemas";
    } catch (StackOverflowError e) {
      problem = "nested too deep to be compared; nest less deeply";
    } catch (RuntimeException | Error e) {
      problem = "internal error: " + e + "; please report it with this line";
    }
    return PairAnswer.failed(
        Optional.ofNullable(pair).map(value -> value.get("id")), place + problem);
  }

  private PairAnswer compared(JsonNode pair) {
    if (!pair.isObject()) {
      throw fault("expected an object with id, a and b, found " + JsonObjectReader.describe(pair));
    }
    Dialect dialect = dialect(pair.get("draft"));
    JsonNode a = schema(pair, "a");
    JsonNode b = schema(pair, "b");
    long start = cpuNanos();
    Relation relation = decider.relate(Schema.of(a, dialect, "a"), Schema.of(b, dialect, "b"));
    long micros = (cpuNanos() - start) / 1_000;
    return PairAnswer.of(
        Optional.ofNullable(pair.get("id")).orElse(NullNode.instance), relation, micros);
  }

  private Dialect dialect(JsonNode draft) {
    if (draft == null || draft.isNull()) {
      return fallback;
    }
    if (!draft.isTextual()) {
      throw fault(
          "expected \"draft\" to be a text such as \"draft7\", found "
              + JsonObjectReader.describe(draft));
    }
    String word = draft.textValue();
    return Dialect.ofWord(word)
        .or(() -> Dialect.ofUri(word))
        .orElseThrow(() -> fault(DialectConverter.unknown(word)));
  }

  private JsonNode schema(JsonNode pair, String key) {
    JsonNode schema = pair.get(key);
    if (schema == null) {
      throw fault("the key \"%s\" is missing; add a schema under it".formatted(key));
    }
    if (!schema.isObject() && !schema.isBoolean()) {
      throw fault(
          "expected \"%s\" to be a schema, an object, true or false, found %s"
              .formatted(key, JsonObjectReader.describe(schema)));
    }
    return schema;
  }

  private JsonInputException fault(String problem) {
    return new JsonInputException(source, null, problem);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
