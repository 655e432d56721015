package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.verify.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review that docs/golden-files.md shows is what the same answers lead to. */
class ReviewTranscriptTest {
  private static final Path PROJECT = Path.of("src/test/resources/io/touchstone/cli/review");

  private static final Pattern SHOWN =
      Pattern.compile("(?ms)^ {4}\\$ touchstone golden review\\n\\n(.*?)\\n\\n(?! {4})");

  /** The time of the run, and the line that points at where it differs from the recorded one. */
  private static final Pattern TIME =
      Pattern.compile("(?m)^( +actual +)\"\\d{4}-\\d\\d-\\d\\dT[^\"]*Z\"\\n +\\^+$");

  private static TestProject project(Path root) throws IOException {
    TestProject project = new TestProject(root);
    for (String name : new String[] {"greeting", "pinned_time", "undecided"}) {
      String file = "golden/planner/" + name + ".json";
      project.write(file, Files.readString(PROJECT.resolve(file)));
    }
    return project;
  }

  private static String withoutTime(String transcript) {
    return TIME.matcher(transcript).replaceAll("$1(the time of the run)");
  }

  @Test
  void theTranscriptIsTrue(@TempDir Path root) throws IOException {
    Shell shell = new Shell(project(root));
    assertEquals(1, shell.run("golden", "run").exitCode());
    Shell.Result result =
        shell.type(Files.readString(PROJECT.resolve("answers.txt"))).run("golden", "review");
    assertEquals("", result.err());
    assertEquals(1, result.exitCode());

    Matcher shown = SHOWN.matcher(Files.readString(Path.of("docs/golden-files.md")));
    assertTrue(shown.find(), "docs/golden-files.md has no transcript of a review");
    String transcript = shown.group(1).replaceAll("(?m)^ {4}", "");
    assertTrue(TIME.matcher(transcript).find());
    assertEquals(withoutTime(transcript), withoutTime(result.out().strip()));
  }
}
