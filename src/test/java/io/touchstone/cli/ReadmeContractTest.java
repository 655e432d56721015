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

/** What README shows of contracts is what happens. */
class ReadmeContractTest {
  private static final Pattern SECTION = Pattern.compile("(?ms)^## A contract\\n(.*?)^## ");
  private static final Pattern FILE = Pattern.compile("(?ms)^```json\\n(.*?)^```");
  private static final Pattern OUTPUT = Pattern.compile("(?m)(^    .*\\n|^\\n(?=    ))+");

  @Test
  void theExampleGivesTheOutputThatIsShown(@TempDir Path root) throws IOException {
    String section = first(SECTION, Files.readString(Path.of("README.md")), 1);
    String old = first(FILE, section, 1);
    String now = old.replace("\"1.0.0\"", "\"1.1.0\"").replace("100", "50");
    TestProject project =
        new TestProject(root)
            .write("contracts/acme.search/1.0.0.json", old)
            .write("contracts/acme.search/1.1.0.json", now);

    Shell.Result result = new Shell(project).run("contract", "check", "--today", "2026-11-28");

    String shown = first(OUTPUT, section.substring(section.lastIndexOf("```")), 0);
    assertEquals(shown.strip(), result.out().replaceAll("(?m)^(?=.)", "    ").strip());
    assertEquals(1, result.exitCode());
  }

  private static String first(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), () -> "expected " + pattern + " in README.md");
    return matcher.group(group);
  }
}
