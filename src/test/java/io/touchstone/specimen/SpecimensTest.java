package io.touchstone.specimen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.PlainCopy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecimensTest {
  /** Enough for a race that needs no luck; a lab that is to find one takes its time. */
  private static final int CALLS_A_THREAD = 200;

  private static final Map<String, Predicate<Specimen>> PROVOCATIONS = Provocations.all();

  @Test
  void there_are_as_many_as_the_lab_is_measured_by() {
    assertTrue(Specimens.mutants().size() >= 50);
    assertTrue(Specimens.mutants().stream().filter(Specimen::caughtInProcess).count() >= 37);
    assertTrue(Specimens.clean().size() >= 24);
    assertEquals(4, Specimens.hostile().size());
  }

  @Test
  void no_two_have_one_name_or_one_fault() {
    assertEquals(List.of(), twice(all().map(Specimen::name)));
    assertEquals(List.of(), twice(all().map(Specimen::fault)));
  }

  private static List<String> twice(Stream<String> texts) {
    Set<String> seen = new HashSet<>();
    return texts.filter(text -> !seen.add(text)).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void another_process_can_make_each_by_the_name_of_its_class(Specimen specimen) throws Exception {
    Class<?> type = Class.forName(specimen.factory().getClass().getName());
    Constructor<?> constructor = type.getDeclaredConstructor();

    assertTrue(Modifier.isPublic(type.getModifiers() & constructor.getModifiers()));
    assertTrue(Modifier.isPublic(type.getEnclosingClass().getModifiers()));
    SpecimenFactory made = (SpecimenFactory) constructor.newInstance();
    assertEquals(specimen.name(), made.name());
    assertTrue(made.name().matches("[a-z]+(-[a-z]+)+"), made.name());
  }

  @ParameterizedTest
  @EnumSource
  void inputs_are_of_the_size_of_real_ones(Samples samples) {
    assertTrue(samples.inputs().size() >= 2);
    for (JsonNode input : samples.inputs()) {
      int bytes = input.toString().getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes >= 200 && bytes <= 1024, samples + ": " + bytes + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("callable")
  void every_input_is_answered_in_plain_json(Specimen specimen) throws Exception {
    for (JsonNode input : specimen.inputs()) {
      JsonNode answer = Trial.first(specimen, input);
      assertEquals(answer, PlainCopy.of(answer, JsonLimits.DEFAULT));
      assertEquals(specimen.name().equals("always-throws"), answer.has("$threw"), answer::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("caughtInProcess")
  void a_fault_shows_by_the_technique_that_should_catch_it(Specimen mutant) {
    assertTrue(PROVOCATIONS.get(mutant.expectedCatch()).test(mutant), mutant::name);
  }

  @ParameterizedTest
  @MethodSource("steadyOnOneInstance")
  void a_fault_of_something_else_does_not_show_by_mere_repetition(Specimen mutant) {
    assertFalse(PROVOCATIONS.get("repeat").test(mutant), mutant::name);
  }

  @ParameterizedTest
  @MethodSource("caughtByCollidingKeys")
  void the_order_of_hashes_shows_by_colliding_keys_only(Specimen mutant) {
    assertFalse(PROVOCATIONS.get("key-order").test(mutant), mutant::name);
  }

  @ParameterizedTest
  @MethodSource("caughtTight")
  void a_race_without_a_look_at_the_input_does_not_show_by_gated_input(Specimen mutant) {
    // Another thread has another name, whatever it waits for.
    boolean named = mutant.name().equals("thread-name-in-output");
    assertEquals(named, PROVOCATIONS.get("gated").test(mutant), mutant::name);
  }

  @Test
  void an_equivalent_one_answers_alike_under_stress() {
    List<Specimen> equivalent = Specimens.mutants().stream().filter(Specimen::equivalent).toList();
    assertEquals(List.of("equal-memo-race"), equivalent.stream().map(Specimen::name).toList());
    assertEquals(List.of(), strays(equivalent.get(0)));
  }

  @ParameterizedTest
  @MethodSource("clean")
  void a_clean_one_answers_alike_whatever_is_tried(Specimen clean) {
    assertEquals(List.of(), strays(clean), clean::name);
  }

  /** The techniques by which it strays, without those that take long. */
  private static List<String> strays(Specimen specimen) {
    Stream<String> quick =
        PROVOCATIONS.keySet().stream()
            .filter(technique -> !Set.of("clock", "tight").contains(technique))
            .filter(technique -> specimen.nullIsMissing() || !technique.equals("null-missing"))
            .filter(technique -> PROVOCATIONS.get(technique).test(specimen));
    boolean tight = AtOnce.straysTight(specimen, CALLS_A_THREAD);
    return Stream.concat(quick, Stream.of("tight").filter(technique -> tight)).toList();
  }

  @Test
  void a_clean_one_does_not_ask_for_the_time() {
    for (Specimen clean : Specimens.clean()) {
      for (JsonNode input : clean.inputs()) {
        JsonNode now = Trial.first(clean, input);
        try (Trial later = Trial.of(clean, Provocations.MIDNIGHT)) {
          assertTrue(JsonEquality.equal(now, later.call(input)), clean::name);
        }
      }
    }
  }

  static Stream<Specimen> all() {
    return Stream.concat(callable(), Specimens.hostile().stream());
  }

  static Stream<Specimen> callable() {
    return Stream.concat(mutants(), clean());
  }

  static Stream<Specimen> mutants() {
    return Specimens.mutants().stream();
  }

  static Stream<Specimen> clean() {
    return Specimens.clean().stream();
  }

  static Stream<Specimen> caughtInProcess() {
    return mutants().filter(Specimen::caughtInProcess).filter(mutant -> !mutant.equivalent());
  }

  /** Without those of the clock: a second may end at any time. */
  static Stream<Specimen> steadyOnOneInstance() {
    return mutants().filter(mutant -> !Set.of("repeat", "clock").contains(mutant.expectedCatch()));
  }

  static Stream<Specimen> caughtByCollidingKeys() {
    return mutants().filter(mutant -> mutant.expectedCatch().equals("colliding-keys"));
  }

  static Stream<Specimen> caughtTight() {
    return mutants().filter(mutant -> mutant.expectedCatch().equals("tight"));
  }
}
