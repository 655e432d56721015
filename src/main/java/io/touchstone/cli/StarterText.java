package io.touchstone.cli;

import java.io.PrintWriter;

/** What {@code touchstone init} says after it has written its files: how to go on. */
final class StarterText {
  private final Snippets snippets;
  private final PrintWriter out;

  StarterText(Snippets snippets, PrintWriter out) {
    this.snippets = snippets;
    this.out = out;
  }

  /**
   * How to see that it holds.
   *
   * @param folder where the project is; empty when it is here
   */
  void check(String folder) {
    say("Check it%s with: touchstone verify", folder.isEmpty() ? "" : " in " + folder);
    out.println("What a run writes lies in reports/, which git need not keep.");
  }

  void maven() {
    say("For Maven, add to <dependencies> in pom.xml");
    show(snippets.dependency());
    say(
        "and to <plugins> in <build>; without a version, Maven 3.8 and older take a Surefire that runs no golden file");
    show(snippets.plugin());
    say("and make src/test/java/GoldenFilesTest.java, or the same in a package of yours:");
    show(snippets.marker());
    say("Then mvn verify runs each golden file as tests of GoldenFilesTest.");
  }

  void gradle() {
    say("For Gradle (this has not been tried), add to build.gradle.kts");
    show(snippets.gradle());
    say("and make src/test/java/GoldenFilesTest.java, or the same in a package of yours:");
    show(snippets.marker());
  }

  void workflow(Snippets.Build build) {
    say(
        "For GitHub Actions, touchstone init --ci github writes .github/workflows/touchstone.yml (OWNER is yours to fill in):");
    show(snippets.github(build));
  }

  void workflowWritten() {
    say("In .github/workflows/touchstone.yml, write for OWNER where your copy of Touchstone lies.");
  }

  private void say(String text, Object... values) {
    out.println();
    out.println(text.formatted(values));
  }

  private void show(String snippet) {
    out.println();
    snippet.lines().map(line -> line.isEmpty() ? "" : "    " + line).forEach(out::println);
  }
}
