package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.contract.SemVer;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Which skills a registry has, as a JSON file: id, version and tags of each. The skills themselves
 * are code; whoever loads the file brings them.
 */
public final class SkillRegistryFile {
  private static final String SCHEMA_VERSION = "1.0";
  private static final List<String> KEYS = List.of("schema_version", "skills");
  private static final List<String> SKILL_KEYS = List.of("skill_id", "version", "tags");

  private final Path file;
  private final String display;

  /**
   * @param display the file as messages name it
   */
  public SkillRegistryFile(Path file, String display) {
    this.file = file;
    this.display = display;
  }

  /**
   * Writes all versions of all skills; a reader never sees half of it.
   *
   * @throws IOException when the file cannot be written; the old one is still there then
   */
  public void save(SkillRegistry registry) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", SCHEMA_VERSION);
    ArrayNode skills = json.putArray("skills");
    for (RegisteredSkill skill : registry.listAllVersions()) {
      ObjectNode row = skills.addObject();
      row.put("skill_id", skill.id()).put("version", skill.version().toString());
      skill.tags().forEach(row.putArray("tags")::add);
    }
    String text = JsonText.pretty(json) + "\n";
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A registry of the skills that the file names, each with the tags that it has there.
   *
   * @param available the skills that there are; those that the file does not name are passed over
   * @throws io.touchstone.json.JsonInputException when the file cannot be read, has the wrong form,
   *     or names a skill twice or one that is not available
   */
  public SkillRegistry load(Collection<? extends Skill> available) {
    JsonDocument document = StrictJson.parse(file, display, JsonLimits.DEFAULT);
    JsonObjectReader root = JsonObjectReader.of(document, FieldPath.ROOT, "a list of skills", KEYS);
    KEYS.forEach(root::required);
    String version = root.text("schema_version").orElseThrow();
    if (!version.equals(SCHEMA_VERSION)) {
      throw root.fault(
          "schema_version",
          "expected the form \"%s\", found %s".formatted(SCHEMA_VERSION, JsonText.quote(version)));
    }
    if (!root.required("skills").isArray()) {
      throw root.fault("skills", "expected an array of skills");
    }
    SkillRegistry registry = new SkillRegistry();
    for (int i = 0; i < root.required("skills").size(); i++) {
      FieldPath at = FieldPath.of("skills", Integer.toString(i));
      add(registry, JsonObjectReader.of(document, at, "a skill", SKILL_KEYS), available);
    }
    return registry;
  }

  private static void add(
      SkillRegistry registry, JsonObjectReader row, Collection<? extends Skill> available) {
    List.of("skill_id", "version").forEach(row::required);
    String id = row.text("skill_id").orElseThrow();
    String version = row.text("version").orElseThrow();
    SemVer asked =
        SemVer.parse(version)
            .orElseThrow(() -> row.fault("version", "expected a version such as \"1.4.0\""));
    Skill skill =
        available.stream()
            .filter(candidate -> candidate.contract().id().equals(id))
            .filter(candidate -> candidate.contract().version().equals(asked))
            .findFirst()
            .orElseThrow(
                () ->
                    row.fault(
                        "skill_id",
                        "there is no skill %s %s here; bring it, or take it out of the file"
                            .formatted(id, version)));
    try {
      registry.register(skill, row.texts("tags"));
    } catch (IllegalArgumentException e) {
      throw row.fault("skill_id", e.getMessage());
    }
  }
}
