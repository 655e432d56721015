package io.touchstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.config.Config;
import io.touchstone.golden.GoldenSource;
import io.touchstone.verify.ReviewRun.Case;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a golden file while somebody looks at its case. */
class ReviewRunTest {
  private static void shown(Path root, BiConsumer<ReviewRun, TestProject> then) {
    TestProject project =
        new TestProject(root)
            .echo("golden/case.json", "{\"a\": 1}", "{\"a\": 2}")
            .write("reports/actual/golden/case.json", "{\"a\": 1}");
    Config config = Config.defaults(project.root());
    try (Session session = new Session(config, OptionalLong.empty(), Clock.systemUTC())) {
      Path actual = project.path("reports/actual");
      then.accept(new ReviewRun(session, Selection.all(config.golden()), actual), project);
    }
  }

  private static Case first(ReviewRun run) {
    GoldenSource source = run.pile().sources().get(0);
    return run.look(source).orElseThrow();
  }

  @Test
  void nobodyDecidesAboutAFileThatWasEditedMeanwhile(@TempDir Path root) {
    shown(
        root,
        (run, project) -> {
          Case shown = first(run);
          assertTrue(run.isAsShown(shown));
          project.echo("golden/case.json", "{\"a\": 1}", "{\"a\": 3}");
          String edited = project.text("golden/case.json");
          assertFalse(run.isAsShown(shown));
          assertFalse(run.mark(shown, run.propose(shown, shown.differences())));
          assertEquals(edited, project.text("golden/case.json"));
        });
  }

  @Test
  void norAboutAnOutputThatAnotherRunHasLeftMeanwhile(@TempDir Path root) {
    shown(
        root,
        (run, project) -> {
          Case shown = first(run);
          project.write("reports/actual/golden/case.json", "{\"a\": 7}");
          assertFalse(run.isAsShown(shown));
          project.write("reports/actual/golden/case.json", "{\"a\": 2}");
          assertTrue(run.look(shown.golden().source()).isEmpty());
        });
  }
}
