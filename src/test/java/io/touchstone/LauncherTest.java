package io.touchstone;

import static io.touchstone.LauncherCheckout.age;
import static io.touchstone.LauncherCheckout.finish;
import static io.touchstone.LauncherCheckout.write;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.LauncherCheckout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a small checkout of its own, with stand-ins for Java and Maven. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String FIRST_RUN = "touchstone: Building Touchstone (first run) ...\n";

  private LauncherCheckout here;

  @BeforeEach
  void makeACheckout(@TempDir Path folder) throws IOException {
    here = new LauncherCheckout(folder);
  }

  @Test
  void theFirstRunBuildsAndSaysSo() throws Exception {
    Run run = here.launch("verify");

    assertEquals(FIRST_RUN, run.err());
    assertEquals(0, run.exit());
    assertEquals("a jar\n", Files.readString(here.jar));
    assertEquals(1, here.builds());
  }

  @Test
  void aFreshJarIsUsedInSilence() throws Exception {
    here.launch("verify");

    Run run = here.launch("verify");

    assertEquals("", run.err());
    assertEquals(1, here.builds());
  }

  @Test
  void aNewerSourceIsBuilt() throws Exception {
    here.launch("verify");
    age(here.jar, 100);
    age(here.source, 10);

    Run run = here.launch("verify");

    assertEquals(
        "touchstone: Building Touchstone (src/main/java/App.java changed) ...\n", run.err());
    assertEquals(2, here.builds());
  }

  @Test
  void aNewerContractOfASkillIsBuilt() throws Exception {
    Path contract = here.checkout.resolve("contracts/skill.a/1.0.0.json");
    Files.createDirectories(contract.getParent());
    Files.writeString(contract, "{}");
    Files.writeString(here.checkout.resolve("contracts/other.json"), "{}");
    here.launch("verify");
    age(contract, 50);
    age(contract.getParent(), 50);
    age(here.jar, 30);
    assertEquals("", here.launch("verify").err());

    age(contract, 10);

    assertEquals(
        "touchstone: Building Touchstone (contracts/skill.a/1.0.0.json changed) ...\n",
        here.launch("verify").err());
  }

  @Test
  void aSourceSavedDuringTheBuildIsBuiltNextTime() throws Exception {
    here.environment.put("STAND_IN_SECONDS", "1");
    Process first = here.start("verify");
    awaitTheBuild();
    Thread.sleep(50); // past the clock tick in which the build started
    Files.writeString(here.source, "class App { int later; }\n");
    first.waitFor();

    here.launch("verify");

    assertEquals(2, here.builds());
  }

  @Test
  void aCheckoutWithoutSourcesUsesTheJarItHas() throws Exception {
    here.launch("verify");
    age(here.jar, 100);
    Files.delete(here.source);
    Files.delete(here.source.getParent());
    Files.delete(here.checkout.resolve("src/main"));

    assertEquals("", here.launch("verify").err());
  }

  @Test
  void aFailedBuildShowsItsReasonAndLeavesNothing() throws Exception {
    here.environment.put("STAND_IN_FAILURE", "App.java:[1,1] class expected");

    Run run = here.launch("verify");

    assertEquals(2, run.exit());
    assertEquals("", run.out());
    assertEquals(
        FIRST_RUN
            + "[ERROR] App.java:[1,1] class expected\n"
            + "touchstone: the build failed for the reason above; mend it and try again\n",
        run.err());
    assertEquals(List.of(), filesIn(here.target));
  }

  @Test
  void anInterruptedBuildLeavesNothing() throws Exception {
    here.environment.put("STAND_IN_SECONDS", "1");
    Process launcher = here.start("verify");
    awaitTheBuild();

    launcher.toHandle().destroy();

    assertEquals(143, finish(launcher).exit());
    assertEquals(List.of(), filesIn(here.target));
  }

  @Test
  void launchersAtOnceBuildOnce() throws Exception {
    here.environment.put("STAND_IN_SECONDS", "1");
    List<Process> launchers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      launchers.add(here.start("verify"));
    }

    for (Process launcher : launchers) {
      assertEquals(0, launcher.waitFor());
    }
    assertEquals(1, here.builds());
    assertEquals("a jar\n", Files.readString(here.jar));
    assertFalse(Files.exists(here.target.resolve("launcher.lock")));
  }

  @Test
  void theLockOfADeadLauncherCountsForNothing() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    write(here.target.resolve("launcher.lock"), dead.pid() + "\n");

    assertEquals(FIRST_RUN, here.launch("verify").err());
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Files.delete(here.tool("mvn"));

    assertFailure(
        "touchstone: expected Maven 3.8 or newer to build with, found no mvn on the PATH; install Maven\n",
        here.launch("verify"));
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    here.installJava("1.8.0_292");

    assertFailure(
        "touchstone: expected Java 17 or newer, found 1.8.0_292 at %s; point JAVA_HOME at a JDK (17 or newer)\n"
            .formatted(here.folder.resolve("jdk/bin/java")),
        here.launch("verify"));
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    here.environment.put("JAVA_HOME", "/nowhere");

    assertFailure(
        "touchstone: expected Java at JAVA_HOME, found no program /nowhere/bin/java; point JAVA_HOME at a JDK (17 or newer) or unset it\n",
        here.launch("verify"));
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    here.environment.remove("JAVA_HOME");

    assertFailure(
        "touchstone: expected Java 17 or newer, found neither JAVA_HOME nor java on the PATH; install a JDK (17 or newer)\n",
        here.launch("verify"));
  }

  @Test
  void aJavaOnThePathIsFoundThroughItsLinks() throws Exception {
    here.environment.remove("JAVA_HOME");
    Path link =
        Files.createSymbolicLink(
            here.folder.resolve("alternative"), here.folder.resolve("jdk/bin/java"));
    Files.createSymbolicLink(here.tool("java"), link);

    assertEquals(0, here.launch("verify").exit());
    assertTrue(Files.exists(here.target.resolve("touchstone-9.9-java-17.0.15.jsa")));
  }

  @Test
  void aJavaThatKeepsNoReleaseFileIsAsked() throws Exception {
    Files.delete(here.folder.resolve("jdk/release"));

    assertEquals(0, here.launch("verify").exit());
    assertTrue(Files.exists(here.target.resolve("touchstone-9.9-java-21.0.1.jsa")));
  }

  @Test
  void argumentsInputAndExitCodePassThrough() throws Exception {
    here.environment.put("STAND_IN_EXIT", "7");
    String[] arguments = {
      "canon", "two words", "", "\"quoted\"", "it's", "*", "$HOME", "a\nb", "-x", "\\"
    };

    Run run = here.launch(arguments);

    assertEquals(7, run.exit());
    assertTrue(
        run.out()
            .endsWith(
                "[-jar]\n[" + here.jar + "]\n[" + String.join("]\n[", arguments) + "]\nthe input"),
        run.out());
  }

  @Test
  void itWorksThroughLinksFromAnyFolderAndStaysThere() throws Exception {
    Path elsewhere = Files.createDirectory(here.folder.resolve("elsewhere"));
    Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../a check out/touchstone"));
    Files.createSymbolicLink(elsewhere.resolve("ts"), Path.of("first"));

    Run run = finish(here.start(elsewhere, List.of("./ts", "verify")));

    assertEquals(0, run.exit());
    assertTrue(run.out().startsWith("in " + elsewhere + "\n"), run.out());
    assertTrue(Files.exists(here.jar));
  }

  @Test
  void ownOptionsForJavaComeLast() throws Exception {
    here.environment.put("TOUCHSTONE_JAVA_OPTS", "-Xmx1g  *");

    assertTrue(here.launch("verify").out().contains("]\n[-Xmx1g]\n[*]\n[-jar]\n"));
  }

  @Test
  void theLibraryThatAsksModelsIsLookedUpOnceWhereThereIsAKey() throws Exception {
    here.launch("verify");
    here.environment.put("ANTHROPIC_API_KEY", "secret");

    Run first = here.launch("plan", "run", "--planner", "claude");
    Run second = here.launch("plan", "run", "--skills=real", "a b");

    assertEquals("touchstone: Looking for Anthropic's library ...\n", first.err());
    assertEquals("", second.err());
    assertTrue(
        second
            .out()
            .endsWith(
                "[-cp]\n[%s:/a jar:/b]\n[io.touchstone.cli.Main]\n[plan]\n[run]\n[--skills=real]\n[a b]\nthe input"
                    .formatted(here.jar)),
        second.out());
    assertTrue(here.launch("plan", "run", "--goal", "be real").out().contains("[-jar]\n"));
  }

  @Test
  void noLibraryIsLookedUpWithoutAKey() throws Exception {
    here.launch("verify");

    Run run = here.launch("plan", "run", "--planner", "claude");

    assertEquals("", run.err());
    assertTrue(run.out().contains("[-jar]\n"), run.out());
  }

  @Test
  void aLibraryThatIsNotFoundIsToldWithTheReason() throws Exception {
    here.launch("verify");
    here.environment.put("ANTHROPIC_API_KEY", "secret");
    here.environment.put("STAND_IN_WITHOUT_LIBRARY", "no network");

    assertFailure(
        "touchstone: Looking for Anthropic's library ...\n[ERROR] no network\ntouchstone: Anthropic's library was not found for the reason above; mend it and try again\n",
        here.launch("plan", "run", "--planner", "claude"));
  }

  @Test
  void classesAreSharedFromAnArchiveThatIsMadeOnceForAJar() throws Exception {
    String archive =
        "[-XX:SharedArchiveFile=%s]"
            .formatted(here.target.resolve("touchstone-9.9-java-17.0.15.jsa"));

    assertTrue(here.launch("verify").out().contains(archive));
    assertTrue(here.launch("verify").out().contains(archive));
    assertEquals(1, here.archives());

    Files.setLastModifiedTime(here.jar, FileTime.from(Instant.now().plusSeconds(60)));
    here.launch("verify");
    assertEquals(2, here.archives());
  }

  @Test
  void aJavaThatCrashesOverTheArchiveIsAskedOnceAndInSilence() throws Exception {
    here.environment.put("STAND_IN_WITHOUT_ARCHIVE", "yes");

    Run first = here.launch("verify");
    Run second = here.launch("verify");

    assertEquals(FIRST_RUN, first.err() + second.err());
    assertFalse((first.out() + second.out()).contains("SharedArchiveFile"));
    assertEquals(1, here.archives());
    assertEquals(2, filesIn(here.target).size());
  }

  private void awaitTheBuild() throws Exception {
    while (here.builds() == 0) {
      Thread.sleep(10);
    }
  }

  private static void assertFailure(String message, Run run) {
    assertAll(
        () -> assertEquals(message, run.err()),
        () -> assertEquals("", run.out()),
        () -> assertEquals(2, run.exit()));
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
