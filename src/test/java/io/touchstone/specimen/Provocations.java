package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** For each technique that works within one process, the plainest way to provoke a fault by it. */
final class Provocations {
  /** Half a day later than the clock that trials have else. */
  static final Clock MIDNIGHT = Clock.fixed(Instant.parse("2026-03-15T00:00:00Z"), ZoneOffset.UTC);

  private Provocations() {}

  /** By technique, whether it brings a fault of a specimen to light. */
  static Map<String, Predicate<Specimen>> all() {
    Map<String, Predicate<Specimen>> all = new LinkedHashMap<>();
    all.put("repeat", Provocations::repeat);
    all.put("fresh-instances", Provocations::freshInstances);
    all.put("key-order", specimen -> keyOrder(specimen, UnaryOperator.identity()));
    all.put("colliding-keys", specimen -> keyOrder(specimen, Spellings::withCollidingKeys));
    all.put("call-order", Provocations::callOrder);
    all.put("input-unchanged", Provocations::inputChanged);
    all.put("number-spelling", specimen -> spelling(specimen, Spellings::withLongerNumbers));
    all.put("null-missing", specimen -> spelling(specimen, Spellings::withoutNulls));
    all.put("gated", Provocations::gated);
    all.put("clock", Provocations::clock);
    all.put("tight", specimen -> AtOnce.straysTight(specimen, Long.MAX_VALUE));
    return all;
  }

  private static boolean repeat(Specimen specimen) {
    JsonNode input = specimen.inputs().get(0);
    try (Trial trial = Trial.of(specimen)) {
      JsonNode first = trial.call(input);
      for (int i = 0; i < 200; i++) {
        if (trial.strays(input, first)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean freshInstances(Specimen specimen) {
    JsonNode input = specimen.inputs().get(0);
    JsonNode first = Trial.first(specimen, input);
    for (int i = 0; i < 4; i++) {
      if (!JsonEquality.equal(first, Trial.first(specimen, input))) {
        return true;
      }
    }
    return false;
  }

  private static boolean keyOrder(Specimen specimen, UnaryOperator<JsonNode> change) {
    Random random = new Random(1);
    JsonNode input = change.apply(specimen.inputs().get(0));
    JsonNode first = Trial.first(specimen, input);
    try (Trial trial = Trial.of(specimen)) {
      trial.call(input);
      for (int i = 0; i < 40; i++) {
        JsonNode shuffled = Spellings.shuffled(input, random);
        if (trial.strays(shuffled, first)
            || !JsonEquality.equal(first, Trial.first(specimen, shuffled))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean callOrder(Specimen specimen) {
    List<JsonNode> inputs = specimen.inputs();
    for (JsonNode a : inputs) {
      JsonNode alone = Trial.first(specimen, a);
      for (JsonNode b : inputs) {
        try (Trial trial = Trial.of(specimen)) {
          trial.call(b);
          if (trial.strays(a, alone)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean inputChanged(Specimen specimen) {
    for (JsonNode input : specimen.inputs()) {
      String before = input.toString();
      Trial.first(specimen, input);
      if (!before.equals(input.toString())) {
        return true;
      }
    }
    return false;
  }

  private static boolean spelling(Specimen specimen, UnaryOperator<JsonNode> change) {
    for (JsonNode input : specimen.inputs()) {
      JsonNode first = Trial.first(specimen, input);
      if (!JsonEquality.equal(first, Trial.first(specimen, change.apply(input)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean gated(Specimen specimen) {
    List<JsonNode> inputs = specimen.inputs();
    return AtOnce.straysGated(specimen, inputs.get(0), inputs.get(0).deepCopy())
        || AtOnce.straysGated(specimen, inputs.get(0), inputs.get(1));
  }

  /** Half a day later by the clock that it is given, and a second later by any other. */
  private static boolean clock(Specimen specimen) {
    JsonNode input = specimen.inputs().get(0);
    JsonNode noon = Trial.first(specimen, input);
    try (Trial later = Trial.of(specimen, MIDNIGHT)) {
      if (later.strays(input, noon)) {
        return true;
      }
    }
    pauseForASecond();
    return !JsonEquality.equal(noon, Trial.first(specimen, input));
  }

  private static void pauseForASecond() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
