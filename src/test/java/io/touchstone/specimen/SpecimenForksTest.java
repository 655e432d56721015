package io.touchstone.specimen;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shows in other Java processes only, and what must not be let loose in this one. */
class SpecimenForksTest {
  private static final Map<String, List<String>> KNOBS = new LinkedHashMap<>();

  static {
    KNOBS.put("process", List.of());
    KNOBS.put("locale", List.of("-Duser.language=tr", "-Duser.country=TR"));
    KNOBS.put("time-zone", List.of("-Duser.timezone=Pacific/Kiritimati"));
    KNOBS.put("charset", List.of("-Dfile.encoding=ISO-8859-1"));
    KNOBS.put("line-separator", List.of("-Dline.separator=\r\n"));
    KNOBS.put("processors", List.of("-XX:ActiveProcessorCount=3"));
    KNOBS.put("environment", List.of());
    KNOBS.put("working-directory", List.of());
    KNOBS.put("user", List.of("-Duser.name=someone", "-Duser.home=/elsewhere"));
    KNOBS.put("identity-hash", List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"));
    KNOBS.put("symbol-order", List.of());
  }

  /** By technique, what the specimens answer in a process that differs in this one respect. */
  private static final Map<String, Map<String, JsonNode>> ANSWERS = new HashMap<>();

  /** Faults by which two processes differ only if something makes them. */
  private static final Set<String> FORESEEABLE =
      Set.of(
          "locale",
          "time-zone",
          "charset",
          "line-separator",
          "processors",
          "environment",
          "working-directory",
          "user",
          "key-order",
          "colliding-keys",
          "call-order",
          "input-unchanged",
          "number-spelling",
          "null-missing");

  private static Map<String, JsonNode> base;

  @BeforeAll
  static void askInOtherProcesses(@TempDir Path folder) {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<Map<String, JsonNode>> plain =
          CompletableFuture.supplyAsync(() -> answers("none", List.of(), folder), two);
      Map<String, CompletableFuture<Map<String, JsonNode>>> others = new HashMap<>();
      KNOBS.forEach(
          (technique, knobs) ->
              others.put(
                  technique,
                  CompletableFuture.supplyAsync(() -> answers(technique, knobs, folder), two)));
      base = plain.join();
      others.forEach((technique, answers) -> ANSWERS.put(technique, answers.join()));
    } finally {
      two.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void a_fault_shows_in_a_process_that_differs_where_it_looks(Specimen mutant) {
    // Each process has its own salt: two may agree by chance, but not all of them.
    Set<String> worlds =
        mutant.expectedCatch().equals("process") ? KNOBS.keySet() : Set.of(mutant.expectedCatch());
    assertTrue(
        worlds.stream().anyMatch(technique -> differs(mutant.name(), technique)), mutant::name);
  }

  @ParameterizedTest
  @MethodSource("techniques")
  void a_clean_one_answers_alike_in_every_process(String technique) {
    assertEquals(List.of(), names(Specimens.clean(), clean -> differs(clean.name(), technique)));
  }

  @ParameterizedTest
  @MethodSource("techniques")
  void a_fault_of_one_knob_does_not_show_by_another(String technique) {
    // Without the one of today: the day may end between two processes.
    List<Specimen> steady =
        Specimens.mutants().stream()
            .filter(mutant -> FORESEEABLE.contains(mutant.expectedCatch()))
            .filter(mutant -> !mutant.name().equals("today-in-default-zone"))
            .toList();

    assertEquals(
        names(steady, mutant -> mutant.expectedCatch().equals(technique)),
        names(steady, mutant -> differs(mutant.name(), technique)));
  }

  private static List<String> names(List<Specimen> specimens, Predicate<Specimen> which) {
    return specimens.stream().filter(which).map(Specimen::name).toList();
  }

  @Test
  void one_that_exits_leaves_no_answer_behind() throws Exception {
    assertEquals("", output("call", "exits-process"));
  }

  @Test
  void one_that_prints_prints_more_than_a_pipe_holds() throws Exception {
    assertTrue(output("call", "fills-standard-output").length() > 2_000_000);
  }

  @Test
  void one_that_locks_in_two_orders_ends_in_a_deadlock() throws Exception {
    assertEquals("deadlocked 2\n", output("call-at-once", "locks-in-two-orders"));
  }

  @Test
  void one_that_starts_programs_leaves_them_behind() throws Exception {
    List<ProcessHandle> children =
        output("call", "leaves-children")
            .lines()
            .filter(line -> line.startsWith("child "))
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(6))).stream())
            .toList();

    assertEquals(3, children.size());
    children.forEach(ProcessHandle::destroy);
  }

  static Stream<Specimen> mutants() {
    return Specimens.mutants().stream().filter(mutant -> !mutant.caughtInProcess());
  }

  static Stream<String> techniques() {
    return KNOBS.keySet().stream();
  }

  private static boolean differs(String name, String technique) {
    return !JsonEquality.equal(base.get(name), ANSWERS.get(technique).get(name));
  }

  private static Map<String, JsonNode> answers(String technique, List<String> knobs, Path folder) {
    ProcessBuilder java =
        java(knobs, technique.equals("symbol-order") ? "reversed-symbols" : "answers");
    if (technique.equals("environment")) {
      java.environment().clear();
      java.environment().put("SOMETHING", "else");
    }
    if (technique.equals("working-directory")) {
      java.directory(folder.toFile());
    }
    try {
      return output(java).lines().collect(toMap(line -> line.split(" ")[0], line -> parse(line)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String line) {
    String json = line.substring(line.indexOf(' ') + 1);
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), line).root();
  }

  private static String output(String... arguments) throws IOException {
    return output(java(List.of(), arguments));
  }

  private static String output(ProcessBuilder java) throws IOException {
    Process process = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }

  private static ProcessBuilder java(List<String> knobs, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Duser.timezone=Etc/GMT+12",
            "-Dfile.encoding=UTF-8",
            "-XX:ActiveProcessorCount=2"));
    command.addAll(knobs);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SpecimenProcess.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
