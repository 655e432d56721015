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

/** What README shows of plans is what happens. */
class ReadmePlanTest {
  private static final Pattern SHOWN =
      Pattern.compile("(?ms)^## Plans, run and replayed\\n.*?^```\\n\\n((?: {4}[^\\n]*\\n)+)");

  @Test
  void theExampleGivesTheOutputThatIsShown(@TempDir Path root) throws IOException {
    TestProject project = new TestProject(root);
    String out =
        new Shell(project)
                .run("plan", "run", "--goal", "analyze user data", "--trace", "trace.json")
                .out()
            + new Shell(project).run("plan", "replay", "trace.json").out();

    Matcher shown = SHOWN.matcher(Files.readString(Path.of("README.md")));
    assertTrue(shown.find());
    assertEquals(shown.group(1).replaceAll("(?m)^ {4}", ""), out);
  }
}
