package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Subschema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a subschema says, as one text: its own and that of whatever it refers to. Where two
 * texts are equal, the two mean the same, whatever it is that they mean.
 */
final class SiteText {
  private static final int LONGEST = 50_000;

  private final StringBuilder text = new StringBuilder();
  private final Map<Subschema, Integer> numbers = new HashMap<>();

  private SiteText() {}

  /**
   * Empty where the text alone does not tell: where references depend on an identifier further out
   * or on the way they are reached, where they lead nowhere, and where the text grows too long.
   */
  static Optional<String> of(Subschema schema) {
    SiteText text = new SiteText();
    text.text.append(schema.dialect()).append(' ');
    return text.append(schema) ? Optional.of(text.text.toString()) : Optional.empty();
  }

  private boolean append(Subschema schema) {
    Integer known = numbers.putIfAbsent(schema, numbers.size());
    if (known != null) {
      text.append('=').append(known);
      return true;
    }
    text.append(ValueSet.key(schema.node()));
    return text.length() <= LONGEST && appendTargets(schema, schema.node());
  }

  private boolean appendTargets(Subschema schema, JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      boolean clear =
          switch (member.getKey()) {
            case "$ref" -> appendTarget(schema, member.getValue());
            case "$id", "id", "$dynamicRef", "$recursiveRef", "$schema" -> false;
            default -> true;
          };
      if (!clear) {
        return false;
      }
    }
    for (JsonNode part : node) {
      if (!appendTargets(schema, part)) {
        return false;
      }
    }
    return true;
  }

  private boolean appendTarget(Subschema schema, JsonNode reference) {
    Optional<Subschema> target =
        reference.isTextual() ? schema.resolve(reference.textValue()) : Optional.empty();
    return target.isPresent()
        && target.get().resource() == schema.resource()
        && append(target.get());
  }
}
