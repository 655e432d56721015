package io.touchstone.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.NotPlainJsonException;
import io.touchstone.json.PlainCopy;
import io.touchstone.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the placeholders of a step's parameters: {@code {{s1.body}}} with that part of the output
 * of step {@code s1}, {@code {{s1}}} with all of it. A step is named by its id or its output key,
 * and must be one that has always ended before.
 *
 * <p>Only string values are filled, keys never. A string that is nothing but one placeholder
 * becomes the value itself, whatever its type; within other text a string stands for itself and any
 * other value for its canonical JSON. What was filled in is never looked at again. <code>
 * {{'{{'}}</code> stands for <code>{{</code> itself, which is an error where it begins no
 * placeholder.
 */
final class StepReferences {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?:([^{}]++)|'\\{\\{')}}");
  private static final String OPENING = "{{";
  private static final int MOST_CHARACTERS = 40;

  private final StepOutputs outputs;
  private final PlanStep step;
  private final JsonLimits limits;
  private final List<Mismatch> problems = new ArrayList<>();

  /** How many characters the values within text have, all together. */
  private long written;

  /** Parameters that were filled, or why they cannot be. */
  sealed interface Filled {
    record Inputs(ObjectNode inputs) implements Filled {}

    record Refused(SkillError error) implements Filled {}
  }

  /**
   * @param outputs what the step can see
   * @param limits how deep and large the parameters may become
   */
  StepReferences(StepOutputs outputs, PlanStep step, JsonLimits limits) {
    this.outputs = outputs;
    this.step = step;
    this.limits = limits;
  }

  /** To be asked once. */
  Filled fill() {
    JsonNode filled = fill(step.params(), FieldPath.ROOT);
    if (problems.isEmpty()) {
      try {
        return new Filled.Inputs((ObjectNode) PlainCopy.of(filled, limits));
      } catch (NotPlainJsonException e) {
        problems.add(Mismatch.of(e));
      }
    }
    String what = "the input of step " + JsonText.quote(step.stepId());
    return new Filled.Refused(Mismatch.error("ERR_VALIDATION_FAILED", what, problems));
  }

  private JsonNode fill(JsonNode template, FieldPath at) {
    if (template.isObject()) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : template.properties()) {
        filled.set(member.getKey(), fill(member.getValue(), at.then(member.getKey())));
      }
      return filled;
    }
    if (template.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      for (JsonNode element : template) {
        filled.add(fill(element, at.then(Integer.toString(filled.size()))));
      }
      return filled;
    }
    return template.isTextual() ? text(template.textValue(), at) : template;
  }

  private JsonNode text(String template, FieldPath at) {
    if (written > limits.maxBytes()) {
      return NullNode.instance;
    }
    Matcher matcher = PLACEHOLDER.matcher(template);
    if (matcher.matches() && matcher.group(1) != null) {
      return value(matcher.group(1), at).orElse(NullNode.instance);
    }
    StringBuilder text = new StringBuilder();
    int end = 0;
    matcher.reset();
    while (matcher.find()) {
      literal(template.substring(end, matcher.start()), at, text);
      if (matcher.group(1) == null) {
        text.append(OPENING);
      } else {
        value(matcher.group(1), at).ifPresent(value -> text.append(written(value)));
      }
      end = matcher.end();
      if (written > limits.maxBytes()) {
        problems.add(
            new Mismatch(
                at,
                "expected outputs of at most %d characters within text, found more"
                    .formatted(limits.maxBytes())));
        return NullNode.instance;
      }
    }
    literal(template.substring(end), at, text);
    return TextNode.valueOf(text.toString());
  }

  private void literal(String part, FieldPath at, StringBuilder text) {
    if (part.contains(OPENING)) {
      JsonNode rest = TextNode.valueOf(part.substring(part.indexOf(OPENING)));
      problems.add(
          new Mismatch(
              at,
              "expected a placeholder such as {{s1.body}}, found %s; write {{'{{'}} where {{ is meant"
                  .formatted(JsonText.excerpt(rest, MOST_CHARACTERS))));
    }
    text.append(part);
  }

  private String written(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : CanonicalJson.string(value);
    written += text.length();
    return text;
  }

  private Optional<JsonNode> value(String reference, FieldPath at) {
    try {
      return Optional.of(outputs.value(reference));
    } catch (UnresolvedReferenceException e) {
      problems.add(new Mismatch(at, "{{" + reference + "}}: " + e.getMessage()));
      return Optional.empty();
    }
  }
}
