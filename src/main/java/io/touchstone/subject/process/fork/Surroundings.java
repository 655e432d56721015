package io.touchstone.subject.process.fork;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a fork finds around it.
 *
 * @param folder its temporary folder, which only some worlds show to it
 * @param environment all its environment variables
 */
record Surroundings(Path folder, Map<String, String> environment) {
  /** Without these, no Java starts, or starts otherwise than this one. */
  private static final Set<String> NEEDED =
      Set.of(
          "PATH",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "SystemRoot");

  static Surroundings of(World world, Knob.Target target) throws IOException {
    Path folder = Files.createTempDirectory("touchstone-fork-").toRealPath();
    // For a run that is interrupted; mostly the subject is closed, which deletes it.
    folder.toFile().deleteOnExit();
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (target == Knob.Target.JAVA && world.has(Knob.ENVIRONMENT)) {
      environment.keySet().retainAll(NEEDED);
    }
    for (Knob knob : world.forTarget(target).knobs()) {
      knob.variables(target)
          .forEach(
              (name, value) ->
                  environment.put(name, value.replace(Knob.FOLDER, folder.toString())));
    }
    return new Surroundings(folder, Map.copyOf(environment));
  }

  /** Deletes the folder and what was left there, as far as it can be deleted. */
  void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException trouble)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
