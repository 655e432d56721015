package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.Comparison;
import io.touchstone.json.JsonLimits;
import io.touchstone.specimen.Specimen;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Specimens as the lab stresses them. */
final class SpecimenSubjects {
  static final StressView VIEW = StressView.of(Comparison.EVERYTHING);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Path ROOT = Path.of("").toAbsolutePath();

  private SpecimenSubjects() {}

  static StressSubject of(Specimen specimen) {
    return of(specimen.factory(), rules(specimen));
  }

  /** The subject of any factory, of whose inputs nothing is known. */
  static StressSubject of(SubjectFactory factory) {
    return of(factory, InputRules.ANY);
  }

  private static StressSubject of(SubjectFactory factory, InputRules rules) {
    return new StressSubject(
        factory.name(),
        shift -> open(factory, shift),
        OtherProcesses.of(
            factory,
            () -> new SubjectContext(Clock.systemUTC(), () -> 0, ROOT),
            LIMIT,
            JsonLimits.DEFAULT),
        rules,
        Set.of(),
        "",
        LIMIT.plusSeconds(2));
  }

  private static GuardedSubject open(SubjectFactory factory, Duration shift) {
    SubjectContext context =
        new SubjectContext(Clock.offset(Clock.systemUTC(), shift), new SplittableRandom(0), ROOT);
    return new GuardedSubject(
        factory.name(), () -> factory.open(context), LIMIT, JsonLimits.DEFAULT);
  }

  /** Everything is allowed; where null means missing, a schema says so. */
  private static InputRules rules(Specimen specimen) {
    return new InputRules(
        input -> true,
        Optional.of(
            specimen.nullIsMissing()
                ? schema(specimen.inputs())
                : JsonNodeFactory.instance.objectNode()));
  }

  /** Each member that is null in some input has the default null. */
  private static ObjectNode schema(List<JsonNode> inputs) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    inputs.forEach(input -> collect(input, schema));
    return schema;
  }

  private static void collect(JsonNode value, ObjectNode schema) {
    if (value.isObject()) {
      ObjectNode properties = schema.withObject("/properties");
      for (var member : value.properties()) {
        ObjectNode property =
            properties.has(member.getKey())
                ? (ObjectNode) properties.get(member.getKey())
                : properties.putObject(member.getKey());
        if (member.getValue().isNull()) {
          property.putNull("default");
        }
        collect(member.getValue(), property);
      }
    }
  }
}
