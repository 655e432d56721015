package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.contract;
import static io.touchstone.runtime.Skills.json;
import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.contract.Calling;
import io.touchstone.contract.SemVer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillRegistryTest {
  private final SkillRegistry registry = new SkillRegistry();

  private void register(String id, String... versions) {
    for (String version : versions) {
      registry.register(skill(id, version));
    }
  }

  private static SemVer version(String text) {
    return SemVer.parse(text).orElseThrow();
  }

  private static String text(Optional<RegisteredSkill> found) {
    return found.map(skill -> skill.version().toString()).orElse("none");
  }

  private static List<String> texts(List<RegisteredSkill> skills) {
    return skills.stream().map(skill -> skill.contract().toString()).toList();
  }

  @Test
  void theLatestIsTheHighestReleaseWheneverItWasRegistered() {
    register("a", "1.10.0", "1.9.0", "2.0.0-rc.1", "1.2.0");
    assertEquals("1.10.0", text(registry.latest("a")));
    assertEquals("none", text(registry.latest("b")));
    assertEquals("none", text(registry.latest(null)));
  }

  @Test
  void aPreReleaseIsNeverTheLatest() {
    register("a", "1.0.0-rc.1");
    assertEquals("none", text(registry.latest("a")));
    assertEquals(List.of(), registry.list());
    assertEquals("1.0.0-rc.1", text(registry.find("a", version("1.0.0-rc.1"), Calling.COMPATIBLE)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.0,      EXACT,      1.1.0",
    "1.1.1,      EXACT,      none",
    "1.1.0,      COMPATIBLE, 1.3.0",
    "1.4.0,      COMPATIBLE, none",
    "0.1.0,      COMPATIBLE, 0.1.5",
    "2.0.0-rc.1, COMPATIBLE, 2.0.0",
    "2.0.0-rc.2, EXACT,      2.0.0-rc.2",
    "3.0.0,      COMPATIBLE, none",
  })
  void whichVersionServesACaller(String asked, Calling calling, String served) {
    register("a", "2.0.0", "1.1.0", "1.3.0", "0.1.5", "0.2.0", "2.0.0-rc.2", "3.0.0-rc.1");
    assertEquals(served, text(registry.find("a", version(asked), calling)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.0.0+build.2"})
  void aVersionIsTakenOnce(String second) {
    register("a", "1.0.0");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> register("a", second));
    assertEquals(
        "a 1.0.0 is registered already; deregister it first, or raise the version",
        refused.getMessage());
    assertEquals(List.of("a 1.0.0"), texts(registry.listAllVersions()));
  }

  @Test
  void onlyASkillWithTheContractOfASkillIsTaken() {
    String planner =
        "{'contract': 'p', 'kind': 'planner', 'version': '1.0.0', 'inputs_schema': {}}";
    for (Skill wrong : List.of(skill(null, call -> null), skill(contract(planner), c -> null))) {
      assertThrows(IllegalArgumentException.class, () -> registry.register(wrong));
    }
    assertEquals(List.of(), registry.ids());
  }

  @Test
  void oneVersionOrAllAreTakenOut() {
    register("a", "1.0.0", "1.1.0", "1.2.0");
    assertTrue(registry.deregister("a", version("1.2.0")));
    assertFalse(registry.deregister("a", version("1.2.0")));
    assertEquals("1.1.0", text(registry.latest("a")));
    assertTrue(registry.deregister("a"));
    assertFalse(registry.deregister("a"));
    assertEquals(List.of(), registry.ids());
    register("a", "1.0.0");
    assertTrue(registry.deregister("a", version("1.0.0")));
    assertEquals(List.of(), registry.ids());
  }

  @Test
  void listsAreSortedByIdAndVersion() {
    register("b", "1.0.0");
    register("a", "1.1.0", "2.0.0-rc.1", "1.0.0");
    assertEquals(List.of("a 1.1.0", "b 1.0.0"), texts(registry.list()));
    assertEquals(
        List.of("a 1.0.0", "a 1.1.0", "a 2.0.0-rc.1", "b 1.0.0"),
        texts(registry.listAllVersions()));
  }

  @Test
  void skillsAreFoundByTag() {
    registry.register(skill("a", "1.0.0"), Set.of("net", "slow"));
    registry.register(skill("b", "1.0.0"), Set.of("net"));
    assertEquals(List.of("a 1.0.0", "b 1.0.0"), texts(registry.tagged("net")));
    assertEquals(List.of("a 1.0.0"), texts(registry.tagged("slow")));
  }

  @Test
  void theManifestForPlanners() {
    String text =
        "{'contract': 'a', 'kind': 'skill', 'version': '1.0.0', 'description': 'Does a.',"
            + " 'inputs_schema': {'type': 'object'}, 'outputs_schema': true}";
    registry.register(skill(contract(text), call -> null), Set.of("net"));
    assertEquals(
        json(
            "[{'skill_id': 'a', 'version': '1.0.0', 'description': 'Does a.', 'tags': ['net'],"
                + " 'inputs_schema': {'type': 'object'}, 'outputs_schema': true}]"),
        registry.toManifest());
  }
}
