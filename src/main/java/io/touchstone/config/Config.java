package io.touchstone.config;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.SubjectBinding;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code touchstone.json} says, with the defaults filled in.
 *
 * @param root the folder of {@code touchstone.json}; absolute
 * @param golden the folder with the golden files; absolute, below the root unless the command line
 *     says otherwise
 * @param contracts the folder with the contracts; likewise
 * @param reports the folder for what a run writes; likewise
 * @param strictContracts whether contracts are judged as strict readers and writers see them
 * @param limits how much JSON from outside is read
 * @param defaults the settings of subjects that are not configured; their binding has no meaning
 * @param subjects the configured subjects, by name
 */
public record Config(
    Path root,
    Path golden,
    Path contracts,
    Path reports,
    boolean strictContracts,
    JsonLimits limits,
    CallSettings defaults,
    Map<String, SubjectSettings> subjects) {

  /** The name of the file at the root. */
  public static final String FILE = "touchstone.json";

  public Config {
    subjects = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
  }

  /** The configuration of a root without {@code touchstone.json}. */
  public static Config defaults(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    return new Config(
        absolute,
        absolute.resolve("golden"),
        absolute.resolve("contracts"),
        absolute.resolve("reports"),
        false,
        JsonLimits.DEFAULT,
        CallSettings.DEFAULT,
        Map.of());
  }

  /**
   * The settings of any subject: a tool has those of its server, and one that is not configured is
   * the factory of its name.
   */
  public SubjectSettings settings(String subject) {
    SubjectSettings settings = subjects.get(subject);
    return settings != null
        ? settings
        : serverOf(subject)
            .map(server -> subjects.get(server).ofTool(server, subject))
            .orElseGet(
                () ->
                    new SubjectSettings(
                        new SubjectBinding.Factory(subject), Optional.empty(), defaults));
  }

  private Optional<String> serverOf(String tool) {
    return subjects.keySet().stream()
        .filter(name -> tool.startsWith(name + "/"))
        .filter(name -> subjects.get(name).binding() instanceof SubjectBinding.McpTool)
        .max(Comparator.comparing(String::length));
  }

  /** This configuration with another folder for contracts. */
  public Config withContracts(Path folder) {
    return new Config(root, golden, folder, reports, strictContracts, limits, defaults, subjects);
  }

  /** This configuration with another policy for contracts. */
  public Config withStrictContracts(boolean strict) {
    return new Config(root, golden, contracts, reports, strict, limits, defaults, subjects);
  }

  /** This configuration with another folder for reports. */
  public Config withReports(Path folder) {
    return new Config(root, golden, contracts, folder, strictContracts, limits, defaults, subjects);
  }
}
