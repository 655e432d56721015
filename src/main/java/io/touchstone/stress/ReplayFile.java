package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.ComparisonReader;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.List;

/**
 * A divergence that can be shown again: what to ask, how, and what of the answers counts.
 *
 * @param subject the subject's name
 * @param perturbation the name of what showed it
 * @param comparison what the golden file says that counts
 * @param schedule how to ask
 */
public record ReplayFile(
    String subject, String perturbation, Comparison comparison, Schedule schedule) {
  /** Raised when the meaning of a file changes. */
  private static final int VERSION = 1;

  private static final List<String> KEYS =
      List.of(
          "stress_replay",
          "subject",
          "perturbation",
          "message",
          "looks_like",
          "shows",
          "shows_with",
          "seed",
          "path",
          "expected",
          "actual",
          "counts",
          "schedule");

  /**
   * What the reader of such a file must allow: it holds an input that is within the limits several
   * times, below some members of its own.
   */
  public static JsonLimits limits(JsonLimits ofInputs) {
    return new JsonLimits(
        Math.min(JsonLimits.MOST_BYTES, 64 * ofInputs.maxBytes() + (1 << 20)),
        Math.min(JsonLimits.DEEPEST, ofInputs.maxDepth() + 8),
        ofInputs.maxNumberLength());
  }

  /** The text of the file for a counterexample. */
  static String text(Counterexample shown, StressView view) {
    Divergence divergence = shown.divergence();
    Discrepancy found = shown.found();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stress_replay", VERSION);
    json.put("subject", shown.subject());
    json.put("perturbation", divergence.perturbation().name());
    json.put("message", found.message(divergence.perturbation().words()));
    if (!shown.cause().isEmpty()) {
      json.put("looks_like", shown.cause());
    }
    json.put("shows", shown.frequency());
    json.put("shows_with", divergence.schedule().words());
    json.put("seed", shown.seed());
    json.put("path", found.path().toString());
    if (found.expected() != null) {
      json.set("expected", found.expected());
    }
    if (found.actual() != null) {
      json.set("actual", found.actual());
    }
    json.set("counts", view.comparison().toJson());
    json.set("schedule", ScheduleJson.of(divergence.schedule()));
    return JsonText.pretty(json);
  }

  /**
   * Reads a file.
   *
   * @throws io.touchstone.json.JsonInputException when it is none, or of another version
   */
  public static ReplayFile read(JsonDocument document) {
    JsonObjectReader any =
        JsonObjectReader.anyMember(document, FieldPath.ROOT, "the replay of a stress");
    long version = any.integer("stress_replay", 0, Integer.MAX_VALUE).orElse(0L);
    if (!any.has("stress_replay")) {
      throw any.fault(
          FieldPath.ROOT,
          "expected the replay of a stress, as \"stress run\" writes it, found no \"stress_replay\"");
    }
    if (version != VERSION) {
      throw any.fault(
          "stress_replay",
          "expected version %d, found %d: another release of Touchstone wrote it; run the stress again"
              .formatted(VERSION, version));
    }
    JsonObjectReader file =
        JsonObjectReader.of(document, FieldPath.ROOT, "the replay of a stress", KEYS);
    JsonObjectReader counts =
        JsonObjectReader.of(document, FieldPath.of("counts"), "what counts", ComparisonReader.KEYS);
    String perturbation = file.text("perturbation").orElse("");
    if (Perturbation.named(perturbation).isEmpty()) {
      throw file.fault(
          "perturbation",
          "unknown perturbation %s; %s"
              .formatted(
                  JsonText.quote(perturbation),
                  DidYouMean.among(
                      Perturbation.ALL.stream().map(Perturbation::name).toList(), perturbation)));
    }
    file.required("subject");
    Schedule schedule = ScheduleJson.read(document, FieldPath.of("schedule"));
    refuseOtherQuestions(document, Perturbation.named(perturbation).get());
    return new ReplayFile(
        file.text("subject").orElseThrow(), perturbation, ComparisonReader.read(counts), schedule);
  }

  /** Other answers to other questions are nobody's fault. */
  private static void refuseOtherQuestions(JsonDocument document, Perturbation perturbation) {
    JsonNode calls = document.root().get("schedule").get("calls");
    for (int i = 0; i < calls.size(); i++) {
      JsonNode input = calls.get(i).get("input");
      JsonNode asked = calls.get(i).path("asked_as");
      if (!asked.isMissingNode() && !perturbation.allows(new Question(input, asked))) {
        throw document.fault(
            FieldPath.of("schedule", "calls", Integer.toString(i), "asked_as"),
            "expected the \"input\" in another spelling (%s), found another value; run the stress again"
                .formatted(perturbation.words()));
      }
    }
  }
}
