package io.touchstone.runtime;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.contract.Calling;
import io.touchstone.contract.SemVer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Skills by id and version. Each registry knows only what was registered with itself. Many threads
 * may use one.
 */
public final class SkillRegistry {
  /** Oldest version first; no list is empty. */
  private final SortedMap<String, List<RegisteredSkill>> skills = new TreeMap<>();

  /** Adds a skill without tags; see {@link #register(Skill, Collection)}. */
  public RegisteredSkill register(Skill skill) {
    return register(skill, Set.of());
  }

  /**
   * Adds a skill under the id and the version of its contract.
   *
   * @param tags words under which it can be found
   * @throws IllegalArgumentException when this version is there already (build metadata makes no
   *     other version), or the contract cannot be that of a skill
   */
  public RegisteredSkill register(Skill skill, Collection<String> tags) {
    RegisteredSkill added = new RegisteredSkill(skill, tags);
    synchronized (this) {
      for (RegisteredSkill other : versions(added.id())) {
        if (other.version().compareTo(added.version()) == 0) {
          throw new IllegalArgumentException(
              "%s is registered already; deregister it first, or raise the version"
                  .formatted(other.contract()));
        }
      }
      List<RegisteredSkill> all = new ArrayList<>(versions(added.id()));
      all.add(added);
      all.sort(comparing(RegisteredSkill::version));
      skills.put(added.id(), List.copyOf(all));
    }
    return added;
  }

  /** Removes one version, written just so; says whether it was there. */
  public synchronized boolean deregister(String id, SemVer version) {
    List<RegisteredSkill> before = versions(id);
    List<RegisteredSkill> kept =
        before.stream().filter(skill -> !skill.version().equals(version)).toList();
    if (kept.isEmpty()) {
      skills.remove(id);
    } else {
      skills.put(id, kept);
    }
    return kept.size() < before.size();
  }

  /** Removes all versions; says whether there was one. */
  public synchronized boolean deregister(String id) {
    return id != null && skills.remove(id) != null;
  }

  /**
   * The latest version: the highest release, whenever it was registered. A pre-release is never the
   * latest; ask for it by its version.
   */
  public Optional<RegisteredSkill> latest(String id) {
    return versions(id).stream()
        .filter(skill -> !skill.version().isPreRelease())
        .reduce((older, newer) -> newer);
  }

  /** The highest version that serves a caller who was written for one of them. */
  public Optional<RegisteredSkill> find(String id, SemVer asked, Calling calling) {
    return versions(id).stream()
        .filter(skill -> calling.accepts(asked, skill.version()))
        .reduce((older, newer) -> newer);
  }

  /** All versions of one skill, oldest first; empty where there is none. */
  public synchronized List<RegisteredSkill> versions(String id) {
    return skills.getOrDefault(Objects.requireNonNullElse(id, ""), List.of());
  }

  /** The latest version of each skill that has a release, by id. */
  public List<RegisteredSkill> list() {
    return ids().stream().map(this::latest).flatMap(Optional::stream).toList();
  }

  /** Those of {@link #list()} that have the tag. */
  public List<RegisteredSkill> tagged(String tag) {
    return list().stream().filter(skill -> skill.tags().contains(tag)).toList();
  }

  /** All versions of all skills, by id, oldest version first. */
  public synchronized List<RegisteredSkill> listAllVersions() {
    return skills.values().stream().flatMap(List::stream).toList();
  }

  /** The ids of all skills, sorted. */
  public synchronized List<String> ids() {
    return List.copyOf(skills.keySet());
  }

  /**
   * What planners are told: an array with one object for each of {@link #list()}: {@code skill_id},
   * {@code version}, {@code description}, {@code tags}, {@code inputs_schema} and, where the
   * contract has one, {@code outputs_schema}.
   */
  public ArrayNode toManifest() {
    ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
    list().stream().map(RegisteredSkill::toManifest).forEach(manifest::add);
    return manifest;
  }
}
