package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Constants as formulas. Where 1 and 1.0 are told apart somewhere, as draft 4 does, numbers in them
 * are spelled out by their bounds: a finite set of values is tried as it happens to be written, and
 * no other spelling would be.
 */
final class Spelling {
  private final Formulas formulas;
  private final boolean tellsApart;

  /** Whether a constant is tried as it is written and in no other spelling. */
  private final boolean ownOnly;

  private Spelling(Formulas formulas, boolean tellsApart, boolean ownOnly) {
    this.formulas = formulas;
    this.tellsApart = tellsApart;
    this.ownOnly = ownOnly;
  }

  /**
   * @param draft4 whether draft 4 takes part
   */
  static Spelling of(Formulas formulas, boolean draft4, Draft4Integers policy) {
    boolean tellsApart = draft4 && policy != Draft4Integers.MATHEMATICAL;
    return new Spelling(formulas, tellsApart, tellsApart && policy == Draft4Integers.SPELLED);
  }

  /** Whether some formula may take 1 and refuse 1.0. */
  boolean tellsApart() {
    return tellsApart;
  }

  /** Whether a set of constants may have been tried without all that is equal to them. */
  boolean triesOwnOnly() {
    return ownOnly;
  }

  /**
   * As this, but each constant is tried in all its spellings, whatever the policy says of enums.
   */
  Spelling ofEquals() {
    return new Spelling(formulas, tellsApart, false);
  }

  /** Any of the constants. */
  Formula anyOf(List<JsonNode> values) {
    if (ownOnly) {
      return formulas.values(ValueSet.asSpelled(values));
    }
    List<JsonNode> plain = new ArrayList<>();
    List<Formula> parts = new ArrayList<>();
    for (JsonNode value : values) {
      if (tellsApart && hasInteger(value)) {
        parts.add(spelledOut(value));
      } else {
        plain.add(value);
      }
    }
    parts.add(formulas.values(ValueSet.of(plain)));
    return formulas.or(parts);
  }

  private static boolean hasInteger(JsonNode value) {
    if (value.isNumber()) {
      return Numbers.isInteger(Numbers.of(value));
    }
    for (JsonNode part : value) {
      if (hasInteger(part)) {
        return true;
      }
    }
    return false;
  }

  private Formula spelledOut(JsonNode value) {
    if (!hasInteger(value)) {
      return formulas.values(ValueSet.of(value));
    }
    List<Formula> parts = new ArrayList<>();
    parts.add(formulas.types(JsonType.of(value).bit()));
    if (value.isNumber()) {
      BigDecimal number = Numbers.canonical(Numbers.of(value));
      parts.add(formulas.when(JsonType.NUMBER, new Atom.AtLeast(number)));
      parts.add(formulas.unless(JsonType.NUMBER, new Atom.Above(number)));
      return formulas.and(parts);
    }
    parts.add(formulas.sizeAtLeast(JsonType.of(value), value.size()));
    parts.add(formulas.sizeAtMost(JsonType.of(value), value.size()));
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        parts.add(formulas.item(i, spelledOut(value.get(i))));
      }
      return formulas.and(parts);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      parts.add(formulas.required(member.getKey()));
      parts.add(formulas.property(member.getKey(), spelledOut(member.getValue())));
    }
    return formulas.and(parts);
  }
}
