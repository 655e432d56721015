package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.verify.Session;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code touchstone golden list}: which golden files there are. */
@Command(
    name = "list",
    description =
        "List golden files: path, subject, tags, description; a line each, with tabs between.",
    footer = {"", "Example:", "  touchstone golden list | cut -f1"})
final class GoldenListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin WorkspaceOptions workspace;

  GoldenListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Config config = workspace.config();
    int exitCode = 0;
    try (Session session = workspace.open(config)) {
      GoldenFolder folder = session.goldens(workspace.goldenFolder(config));
      for (JsonInputException fault : folder.faults()) {
        console.complain(fault.getMessage());
        exitCode = Main.BAD_INPUT;
      }
      for (GoldenSource source : folder.files()) {
        try {
          GoldenFile golden = session.reader().read(source);
          console
              .out()
              .println(
                  Stream.of(
                          source.display(),
                          golden.subject(),
                          String.join(",", golden.tags()),
                          golden.description().replaceAll("\\s+", " "))
                      .map(CompactJson::visible)
                      .collect(Collectors.joining("\t")));
        } catch (JsonInputException fault) {
          console.complain(fault.getMessage());
          exitCode = Main.BAD_INPUT;
        }
      }
    }
    return exitCode;
  }
}
