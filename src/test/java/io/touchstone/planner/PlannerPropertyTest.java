package io.touchstone.planner;

import static io.touchstone.planner.Planning.ask;
import static io.touchstone.planner.Planning.input;
import static io.touchstone.planner.Planning.planner;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import io.touchstone.plan.PlanJson;
import io.touchstone.plan.PlanValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlannerPropertyTest {
  private static final PlannerRule ECHO = StubPlanner.defaultRules().get(0);

  @Property(tries = 300)
  void theOrderOfKeysDoesNotCount(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode document = inputs.document();
    assertEquals(ask(document).toCanonicalJson(), ask(inputs.permuted(document)).toCanonicalJson());
  }

  @Property(tries = 300)
  void theOrderOfKeysDoesNotCountForErrorsEither(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode document = inputs.brokenDocument();
    assertEquals(ask(document).toCanonicalJson(), ask(inputs.permuted(document)).toCanonicalJson());
  }

  @Property(tries = 300)
  void theSpellingOfNumbersDoesNotCount(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    JsonNode document = random.nextBoolean() ? inputs.document() : inputs.brokenDocument();
    JsonNode respelled = inputs.respelled(document);
    assertEquals(ask(document).toCanonicalJson(), ask(respelled).toCanonicalJson());
  }

  @Property(tries = 300)
  void askingAgainGivesTheSameWhateverWasAskedBetween(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode document = inputs.document();
    StubPlanner planner = planner();
    PlannerResult first = planner.planDocument(document);
    planner.planDocument(inputs.brokenDocument());
    planner.planDocument(inputs.document());
    assertEquals(first, planner.planDocument(document));
    assertEquals(first, planner().planDocument(document));
  }

  @Property(tries = 300)
  void theInputIsNotChanged(@ForAll Random random) {
    JsonNode document = new RandomInputs(random).document();
    String before = JsonText.line(document);
    ask(document);
    assertEquals(before, JsonText.line(document));
  }

  @Property(tries = 300)
  void anInputIsReadBackAsItWasWritten(@ForAll Random random) {
    PlannerInput input = input(new RandomInputs(random).document());
    String text = CanonicalJson.string(input.toJson());
    PlannerInput again = input(PlanJson.parse(text));
    assertEquals(input, again);
    assertEquals(text, CanonicalJson.string(again.toJson()));
    assertEquals(input.cacheKey(), again.cacheKey());
  }

  @Property(tries = 300)
  void anOutputIsReadBackAsItWasWritten(@ForAll Random random) {
    PlannerResult result = ask(new RandomInputs(random).document());
    result.match(
        output -> {
          PlannerOutput again = PlannerOutput.fromJson(PlanJson.parse(output.toCanonicalJson()));
          assertEquals(output, again);
          assertEquals(output.toCanonicalJson(), again.toCanonicalJson());
          return assertSameHash(output, again);
        },
        error -> null);
  }

  private static Void assertSameHash(PlannerResult one, PlannerResult other) {
    assertEquals(one.contentHash(), other.contentHash());
    return null;
  }

  @Property(tries = 600)
  void cacheKeysAreEqualExactlyWhenNormalizedInputsAre(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode document = inputs.document();
    PlannerInput one = input(document);
    PlannerInput other = input(mutated(document, random));
    boolean sameInput = JsonEquality.equal(one.normalized().toJson(), other.normalized().toJson());
    assertEquals(sameInput, one.cacheKey().equals(other.cacheKey()));
    if (sameInput) {
      StubPlanner planner = planner();
      assertEquals(planner.plan(one).contentHash(), planner.plan(other).contentHash());
    }
  }

  /** Another spelling of the document, in every other case with one member of another value. */
  private static JsonNode mutated(ObjectNode document, Random random) {
    RandomInputs inputs = new RandomInputs(random);
    ObjectNode other = (ObjectNode) inputs.respelled(inputs.permuted(document));
    other.put("goal", " " + other.get("goal").textValue().strip() + "\u3000");
    ObjectNode donor = inputs.document();
    if (random.nextBoolean()) {
      List<String> names = new ArrayList<>();
      donor.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      other.set(name, donor.get(name));
    }
    return other;
  }

  @Property(tries = 300)
  void theGoalIsTakenLiterally(@ForAll Random random) {
    RandomInputs inputs = new RandomInputs(random);
    String goal = "echo " + inputs.goal() + inputs.goal();
    StubPlanner planner = Planning.plannerWith(ECHO);
    ObjectNode document = inputs.document();
    document.put("goal", goal).remove("tool_manifest");
    PlannerResult result = planner.planDocument(document);
    JsonNode message = result.toJson().at("/steps/0/params/message");
    assertEquals(goal.strip(), message.textValue());
  }

  @Property(tries = 300)
  void everyPlanIsValid(@ForAll Random random) {
    List<?> problems =
        ask(new RandomInputs(random).document())
            .match(output -> PlanValidator.problems(output.plan()), error -> List.of());
    assertEquals(List.of(), problems);
  }

  @Property(tries = 200)
  void twoRegistriesNeverSeeEachOther(@ForAll Random random) {
    List<PlannerRegistry> registries = List.of(new PlannerRegistry(), new PlannerRegistry());
    List<List<Planner>> expected = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < 10; i++) {
      int which = random.nextInt(2);
      Planner planner = new NamedPlanner("p" + i);
      registries.get(which).register(planner);
      expected.get(which).add(planner);
    }
    for (int which = 0; which < 2; which++) {
      PlannerRegistry registry = registries.get(which);
      List<Planner> own = expected.get(which);
      assertEquals(own, registry.list());
      assertEquals(own.stream().findFirst(), registry.getDefault());
      for (Planner foreign : expected.get(1 - which)) {
        assertEquals(Optional.empty(), registry.get(foreign.id()));
      }
    }
  }
}
