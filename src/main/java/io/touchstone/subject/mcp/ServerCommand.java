package io.touchstone.subject.mcp;

import io.touchstone.json.JsonText;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import io.touchstone.subject.process.ProgramCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a configured server is started, its variables filled in. */
final class ServerCommand {
  private ServerCommand() {}

  /**
   * @param server its name in {@code touchstone.json}
   * @param environment the variables of this process
   * @throws SubjectFault when it refers to a variable that is not set, or starts in no folder
   */
  static ProgramCommand of(
      String server, SubjectBinding.Program program, Path root, Map<String, String> environment)
      throws SubjectFault {
    Path folder = root.resolve(program.folder());
    if (!Files.isDirectory(folder)) {
      throw new SubjectFault(
          "folder_not_found",
          "the server %s cannot be started: there is no folder %s seen from the root folder; make it, or correct \"cwd\" in touchstone.json"
              .formatted(JsonText.quote(server), JsonText.quote(program.folder())));
    }
    Map<String, String> all = new TreeMap<>(environment);
    for (Map.Entry<String, VariableText> variable : program.environment().entrySet()) {
      Optional<String> lacking = variable.getValue().lacking(environment::get);
      if (lacking.isPresent()) {
        throw new SubjectFault(
            "variable_not_set",
            "the server %s cannot be started: \"env\" in touchstone.json says %s = %s, and the environment variable %s is not set; set it"
                .formatted(
                    JsonText.quote(server), variable.getKey(), variable.getValue(), lacking.get()));
      }
      all.put(variable.getKey(), variable.getValue().expand(environment::get).orElseThrow());
    }
    return new ProgramCommand(words(program, root, folder), folder, all);
  }

  /** A program with a slash is found from the root folder, wherever it starts. */
  private static List<String> words(SubjectBinding.Program program, Path root, Path folder) {
    List<String> words = new ArrayList<>(program.words());
    if (!program.folder().isEmpty() && words.get(0).contains("/")) {
      Path file = root.resolve(words.get(0)).normalize();
      words.set(0, "./" + folder.normalize().relativize(file).toString().replace('\\', '/'));
    }
    return words;
  }
}
