package io.touchstone.cli;

import io.touchstone.verify.TestProject;
import java.nio.file.Path;

/** A project with contracts of a search tool. */
final class ContractProject {
  private final TestProject project;
  private final Shell shell;

  ContractProject(Path root) {
    project = new TestProject(root).write("touchstone.json", "{}");
    shell = new Shell(project);
  }

  TestProject files() {
    return project;
  }

  Shell shell() {
    return shell;
  }

  /** A version whose inputs need a query and bear the given limit. */
  ContractProject search(String version, String maximum) {
    return search(version, maximum, "\"query\"");
  }

  /**
   * As {@link #search(String, String)}.
   *
   * @param required the names of the inputs that are needed, as JSON
   */
  ContractProject search(String version, String maximum, String required) {
    return write(
        version,
        """
        {
          "contract": "acme.search",
          "kind": "skill",
          "version": "%s",
          "inputs_schema": {
            "type": "object",
            "properties": {
              "query": {"type": "string"},
              "limit": {"type": "integer", "maximum": %s}
            },
            "required": [%s]
          }
        }
        """
            .formatted(version, maximum, required));
  }

  ContractProject write(String version, String json) {
    project.write("contracts/acme.search/" + version + ".json", json);
    return this;
  }

  ContractProject waive(String waivers) {
    project.write("contracts/waivers.json", waivers);
    return this;
  }

  Shell.Result check(String... arguments) {
    return run("check", arguments);
  }

  Shell.Result run(String verb, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "contract";
    all[1] = verb;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return shell.run(all);
  }
}
