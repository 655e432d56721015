package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is needed to replay a run of a plan: the plan, how it was run, and of each step the
 * inputs and the outcomes with the versions of the skills. Its form is the contract {@code
 * touchstone.run-trace}.
 *
 * <p>The file is canonical JSON (RFC 8785), so a number is read back as binary64 holds it. It has a
 * hash over all else in it, which tells an accident or an edit; it is no signature.
 *
 * @param settings how the plan was run
 * @param result what came of it, the plan included
 */
public record RunTrace(PlanSettings settings, PlanResult result) {
  static final String SCHEMA_VERSION = "0.1";
  static final String HASH = "content_hash";

  /**
   * Reads a trace.
   *
   * @param display the file as messages name it
   * @throws io.touchstone.json.JsonInputException with line and column, when the file cannot be
   *     read, has not the form of a trace, contradicts itself, or was changed since it was written
   */
  public static RunTrace read(Path file, String display) {
    return read(StrictJson.parse(file, display, JsonLimits.DEFAULT));
  }

  /** As {@link #read(Path, String)}, of a document. */
  public static RunTrace read(JsonDocument document) {
    return new RunTraceReader(document).read();
  }

  /**
   * Writes the trace; a reader never sees half of it, and of a new file nobody but the owner sees
   * anything, since what skills were given may be secret.
   *
   * @throws IOException when the file cannot be written; the old one is still there then
   * @throws IllegalArgumentException when the trace could not be read back: the plan of an invalid
   *     run has no canonical form, or the trace is longer than 64 MiB; nothing is written then
   */
  public void write(Path file) throws IOException {
    byte[] bytes = CanonicalJson.bytes(toJson());
    if (bytes.length > JsonLimits.DEFAULT.maxBytes()) {
      throw new IllegalArgumentException(
          "expected a trace of at most %d bytes, found %d; let the steps answer less, or split the plan"
              .formatted(JsonLimits.DEFAULT.maxBytes(), bytes.length));
    }
    AtomicFile.writePrivate(file, bytes);
  }

  /** The whole trace, hash included. */
  public ObjectNode toJson() {
    ObjectNode json = content();
    return json.put(HASH, ContentHash.of(json).hex());
  }

  private ObjectNode content() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", SCHEMA_VERSION);
    json.set("plan", result.plan().toJson());
    json.set("settings", settingsJson());
    ObjectNode seeds = json.putObject("seeds");
    settings.seeds().forEach((name, seed) -> seeds.put(name, Long.toString(seed)));
    json.set("skills", skills(result));
    json.put("status", result.status().label());
    json.set("error", result.error().<JsonNode>map(SkillError::toJson).orElse(NullNode.instance));
    ArrayNode steps = json.putArray("steps");
    result.steps().stream().map(StepResult::toJson).forEach(steps::add);
    json.set("cost_cents", DecimalNode.valueOf(cost(result)));
    return json;
  }

  private ObjectNode settingsJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("max_concurrent", settings.maxConcurrent());
    json.set(
        "budget_cents",
        settings.budgetCents().<JsonNode>map(DecimalNode::valueOf).orElse(NullNode.instance));
    return json.put("step_timeout_ms", settings.stepTimeout().toMillis());
  }

  /** The sum of the costs as they are written, so that a reader gets the same one. */
  static BigDecimal cost(PlanResult result) {
    return result.steps().stream()
        .flatMap(step -> step.outcomes().stream())
        .map(outcome -> BigDecimal.valueOf(outcome.meta().costCents().doubleValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Each version of each skill that was called, once, sorted. */
  static ArrayNode skills(PlanResult result) {
    SortedMap<String, SortedSet<String>> versions = new TreeMap<>();
    result.steps().stream()
        .flatMap(step -> step.outcomes().stream())
        .map(StructuredOutcome::meta)
        .filter(meta -> meta.skillVersion().isPresent())
        .forEach(
            meta ->
                versions
                    .computeIfAbsent(meta.skillId(), id -> new TreeSet<>())
                    .add(meta.skillVersion().get().toString()));
    ArrayNode skills = JsonNodeFactory.instance.arrayNode();
    versions.forEach(
        (id, each) ->
            each.forEach(
                version -> skills.addObject().put("skill_id", id).put("version", version)));
    return skills;
  }
}
