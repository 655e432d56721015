package io.touchstone.runtime;

import static io.touchstone.runtime.Skills.skill;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillRegistryFileTest {
  private static final List<Skill> AVAILABLE =
      List.of(skill("a", "1.0.0"), skill("a", "1.1.0"), skill("b", "2.0.0-rc.1"));

  @TempDir private Path folder;

  private SkillRegistryFile file() {
    return new SkillRegistryFile(folder.resolve("skills.json"), "skills.json");
  }

  @Test
  void whatWasSavedIsLoadedBack() throws IOException {
    SkillRegistry registry = new SkillRegistry();
    registry.register(AVAILABLE.get(1), Set.of("slow", "net"));
    registry.register(AVAILABLE.get(2));
    file().save(registry);
    SkillRegistry loaded = file().load(AVAILABLE);
    assertEquals(registry.listAllVersions().size(), loaded.listAllVersions().size());
    RegisteredSkill first = loaded.listAllVersions().get(0);
    assertEquals(AVAILABLE.get(1), first.skill());
    assertEquals(Set.of("net", "slow"), first.tags());
    assertEquals(AVAILABLE.get(2), loaded.listAllVersions().get(1).skill());
  }

  @Test
  void theSameSkillsAreTheSameBytes() throws IOException {
    SkillRegistry one = new SkillRegistry();
    SkillRegistry two = new SkillRegistry();
    AVAILABLE.forEach(one::register);
    for (int i = AVAILABLE.size() - 1; i >= 0; i--) {
      two.register(AVAILABLE.get(i));
    }
    file().save(one);
    String first = Files.readString(folder.resolve("skills.json"));
    file().save(two);
    assertEquals(first, Files.readString(folder.resolve("skills.json")));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|skills.json:1:1: expected the key \"schema_version\", found none; add it",
        "{'schema_version': '2.0', 'skills': []}|skills.json:1:20: expected the form \"1.0\", found \"2.0\"",
        "{'schema_version': '1.0', 'skills': 1}|skills.json:1:37: expected an array of skills",
        "{'schema_version': '1.0', 'skills': [{'skill_id': 'a', 'version': '9.0.0'}]}|skills.json:1:51: there is no skill a 9.0.0 here; bring it, or take it out of the file",
        "{'schema_version': '1.0', 'skills': [{'skill_id': 'a', 'version': '1'}]}|skills.json:1:67: expected a version such as \"1.4.0\"",
        "{'schema_version': '1.0', 'skills': [{'skill_id': 'a', 'version': '1.0.0'}, {'skill_id': 'a', 'version': '1.0.0'}]}|skills.json:1:90: a 1.0.0 is registered already; deregister it first, or raise the version",
      },
      quoteCharacter = '`')
  void aFileThatCannotBeMeantIsRefusedWithItsPlace(String content, String complaint)
      throws IOException {
    Files.writeString(folder.resolve("skills.json"), content.replace('\'', '"'));
    JsonInputException refused =
        assertThrows(JsonInputException.class, () -> file().load(AVAILABLE));
    assertEquals(complaint, refused.getMessage());
  }
}
