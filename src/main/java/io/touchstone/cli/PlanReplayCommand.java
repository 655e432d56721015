package io.touchstone.cli;

import io.touchstone.reference.ShippedSkills;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.Divergence;
import io.touchstone.runtime.Replay;
import io.touchstone.runtime.RunTrace;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code touchstone plan replay}: goes through a recorded run again. */
@Command(
    name = "replay",
    description = {
      "Go through a recorded run again, without a network, and say where it differs first; exit"
          + " code 1 if it does."
    },
    footer = {"", "Example:", "  touchstone plan replay trace.json --skills stub"})
final class PlanReplayCommand implements Callable<Integer> {
  /** What was recorded was within its limits, at its own pace. */
  private static final RuntimeSettings UNLIMITED =
      RuntimeSettings.DEFAULT.withDefaultLimits(
          Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final Console console;

  @Parameters(paramLabel = "TRACE", description = "What plan run --trace wrote.")
  String trace;

  @Option(
      names = "--skills",
      paramLabel = "WHICH",
      defaultValue = "pure",
      description = {
        "Which skills are called again, and held to what their contracts promise to repeat: pure"
            + " (default), those that reach nothing outside; stub, all, with stubs; recorded, none."
            + " For the others the outcomes of the trace are served."
      })
  Source source;

  /** Where outcomes come from. */
  enum Source {
    PURE,
    STUB,
    RECORDED
  }

  PlanReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunTrace run = RunTrace.read(console.here().resolve(trace), trace);
    Optional<Divergence> found;
    try (PlanProgress progress = new PlanProgress(console)) {
      Replay replay = new Replay(run, progress);
      found = source == Source.RECORDED ? replay.serve() : rerun(replay);
    }
    int steps = run.result().steps().size();
    console
        .out()
        .println(
            found
                .map(divergence -> CompactJson.visible(divergence.toString()))
                .orElse(
                    "%s: %s replayed, %s as recorded"
                        .formatted(
                            CompactJson.visible(trace),
                            steps == 1 ? "1 step" : steps + " steps",
                            run.result().status().label())));
    return found.isPresent() ? 1 : 0;
  }

  private Optional<Divergence> rerun(Replay replay) {
    RuntimeContext context = new RuntimeContext(console.clock(), new SplittableRandom(0));
    try (AgentRuntime runtime = new AgentRuntime(ShippedSkills.stubs(), context, UNLIMITED)) {
      return source == Source.PURE
          ? replay.rerun(runtime, ShippedSkills.pure())
          : replay.rerun(runtime);
    }
  }
}
