package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonText;
import io.touchstone.stress.Replay;
import io.touchstone.stress.ReplayFile;
import io.touchstone.verify.Session;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone stress replay}: shows a divergence again. */
@Command(
    name = "replay",
    description = "Show a divergence again; exit code 1 as long as it shows, 0 when it does not.",
    footer = {
      "",
      "Example:",
      "  touchstone stress replay reports/stress/golden/planner/case.json --times 100"
    })
final class StressReplayCommand implements Callable<Integer> {
  private static final int LONGEST_VALUE = 400;

  private final Console console;

  @Mixin WorkspaceOptions workspace;
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What stress run or verify wrote.")
  String file;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often to try; 10 by default.")
  int times;

  StressReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (times < 1) {
      throw new ParameterException(
          spec.commandLine(), "expected a number of tries from 1 on, found " + times);
    }
    Config config = workspace.config();
    JsonDocument document =
        NamedInput.read(console, file, ReplayFile.limits(config.limits())).document();
    ReplayFile replayed = ReplayFile.read(document);
    Replay replay;
    try (Session session = workspace.open(config)) {
      if (!session.subjects().has(replayed.subject())) {
        throw document.fault(
            FieldPath.of("subject"), session.subjects().unknown(replayed.subject()));
      }
      replay = session.stress().replay(replayed, times);
    }
    if (replay.fault().isPresent()) {
      throw document.fault(
          FieldPath.of("subject"), "it cannot be shown again: " + replay.fault().get());
    }
    print(replayed, replay);
    return replay.shown() > 0 ? 1 : 0;
  }

  private void print(ReplayFile replayed, Replay replay) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s shows %d of %d times%n"
            .formatted(
                CompactJson.visible(file),
                replayed.perturbation(),
                replay.shown(),
                replay.tries()));
    if (replay.shown() > 0) {
      text.append("  %s%n".formatted(CompactJson.visible(replay.message())));
      replay
          .expected()
          .ifPresent(
              value ->
                  text.append(
                      "  expected  %s%n"
                          .formatted(CompactJson.visible(JsonText.excerpt(value, LONGEST_VALUE)))));
      replay
          .actual()
          .ifPresent(
              value ->
                  text.append(
                      "  actual    %s%n"
                          .formatted(CompactJson.visible(JsonText.excerpt(value, LONGEST_VALUE)))));
    }
    console.out().print(text);
    console.flush();
  }
}
