package io.touchstone.reference;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.ShippedContracts;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Terms;
import io.touchstone.runtime.ErrorCode;
import io.touchstone.runtime.ErrorCodes;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.skill.EchoSkill;
import io.touchstone.runtime.skill.JsonTransformSkill;
import io.touchstone.runtime.skill.LlmInvokeSkill;
import io.touchstone.runtime.skill.ProbeSkill;
import io.touchstone.runtime.skill.StubLlmSkill;
import io.touchstone.runtime.skill.http.HttpCallSkill;
import io.touchstone.runtime.skill.http.StubHttpSkill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The skills that ship, their stubs and the contracts under {@code contracts/} are the same. */
class ShippedSkillsTest {
  private static final List<Skill> SKILLS =
      List.of(
          new EchoSkill(),
          new HttpCallSkill(),
          new JsonTransformSkill(),
          new LlmInvokeSkill((request, timeout) -> null),
          new ProbeSkill());

  private static final List<Skill> STUBS = List.of(new StubHttpSkill(), new StubLlmSkill());

  @Test
  void eachContractOfASkillHasOneClass() throws IOException {
    TreeSet<String> folders;
    try (Stream<Path> found = Files.list(Path.of("contracts"))) {
      folders =
          found
              .map(folder -> folder.getFileName().toString())
              .filter(name -> name.startsWith("skill."))
              .collect(toCollection(TreeSet::new));
    }

    assertEquals(
        List.copyOf(folders), SKILLS.stream().map(skill -> skill.contract().id()).toList());
  }

  @Test
  void eachSkillPromisesTheNewestVersion() {
    for (Skill skill : Stream.concat(SKILLS.stream(), STUBS.stream()).toList()) {
      String id = skill.contract().id();
      assertEquals(ShippedContracts.newest(id).version(), skill.contract().version(), id);
    }
  }

  @Test
  void aCodeOfTheRuntimeMeansTheSameInEachContract() {
    Map<String, ErrorCode> shipped = new HashMap<>();
    ErrorCodes.all().forEach(code -> shipped.put(code.code(), code));
    for (Skill skill : SKILLS) {
      Map<String, FailureMode> modes = ((Terms.Behavior) skill.contract().terms()).failureModes();
      for (Map.Entry<String, FailureMode> mode : modes.entrySet()) {
        ErrorCode code = shipped.get(mode.getKey());
        assertEquals(code.category(), mode.getValue().category(), mode.getKey());
        assertEquals(code.retryable(), mode.getValue().retryable(), mode.getKey());
      }
    }
  }
}
