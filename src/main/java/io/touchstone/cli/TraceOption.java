package io.touchstone.cli;

import io.touchstone.runtime.RunTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the trace of a run is written. */
final class TraceOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Where all is written that a replay needs: the inputs and outputs of each step, secrets in them included. Nobody else may read a new file.")
  String file;

  Optional<String> name() {
    return Optional.ofNullable(file);
  }

  /** Complains before anything runs about what could be no file. */
  void check(Console console) {
    if (file == null) {
      return;
    }
    Path target = console.here().resolve(file);
    if (file.isEmpty() || Files.exists(target) && !Files.isRegularFile(target)) {
      String found = Files.isDirectory(target) ? "a folder" : "a pipe or a device";
      throw new ParameterException(
          command.commandLine(),
          "--trace: expected a file at \"%s\", found %s".formatted(file, found));
    }
  }

  /** Whether the trace was written, or none is wanted; otherwise says why it was not. */
  boolean write(RunTrace run, Console console) {
    if (file == null) {
      return true;
    }
    try {
      run.write(console.here().resolve(file));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      console.complain(
          "the trace was not written to %s: %s"
              .formatted(CompactJson.visible(file), e.getMessage()));
      return false;
    }
  }
}
