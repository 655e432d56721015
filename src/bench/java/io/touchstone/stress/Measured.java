package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.bench.Documents;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.contract.Terms;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.planner.StubPlanner;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * A subject that is stressed for its speed.
 *
 * @param input what it is asked, in all orders
 * @param view what of its answers counts
 * @param subject the instance that is asked without the lab
 */
record Measured(JsonNode input, StressView view, Subject subject) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String GOLDEN = "golden/planner/planner_multi_step.json";
  private static final String CONTRACT = "contracts/planner.stub/1.0.0.json";

  /**
   * One of them.
   *
   * @param name {@code constant}: 1 KB in, a word out; {@code echo}: 1 KB in and out; {@code
   *     planner}: the stub planner with the input of a golden file, by its contract
   */
  static Measured named(String name) {
    return switch (name) {
      case "constant" -> {
        JsonNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
        yield plain(input -> answer);
      }
      case "echo" -> plain(input -> input);
      case "planner" -> planner();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Measured plain(Subject subject) {
    JsonNode input = StrictJson.value(Documents.named("plan"), "plan", JsonLimits.DEFAULT);
    return new Measured(input, StressView.of(Comparison.EVERYTHING), subject);
  }

  private static Measured planner() {
    GoldenFile golden =
        new GoldenFileReader(
                JsonLimits.DEFAULT, new SubjectNames(new TreeSet<>(List.of("planner"))))
            .read(new GoldenSource(Path.of(GOLDEN), GOLDEN, "planner/planner_multi_step.json"));
    Contract contract =
        ContractReader.read(StrictJson.parse(Path.of(CONTRACT), CONTRACT, JsonLimits.DEFAULT));
    StubPlanner planner = new StubPlanner(Clock.systemUTC());
    return new Measured(
        golden.input(),
        StressView.of(golden.comparison(), contract, (Terms.Behavior) contract.terms()),
        input -> planner.planDocument(input).toJson());
  }

  GuardedSubject guarded() {
    return new GuardedSubject("measured", () -> subject, LIMIT, JsonLimits.DEFAULT);
  }

  Bench bench() {
    return new Bench(StressSubject.of("measured", shift -> guarded(), LIMIT), view);
  }

  /** What a person would compare: the answer without what the planner's contract lets vary. */
  JsonNode comparable(JsonNode answer) {
    if (answer.path("metadata").has("generated_at")) {
      ((ObjectNode) answer.get("metadata")).remove("generated_at");
    }
    return answer;
  }
}
