package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** What {@link SpecimenForksTest} starts in another Java process. */
final class SpecimenProcess {
  /** The methods of {@link HashFaults.Operations} in another order. */
  interface Reversed {
    double zeroPoint();

    double drift();

    double smooth();

    double calibrate();

    double median();

    double mean();
  }

  private SpecimenProcess() {}

  /** Does the first argument with the specimens of the others. */
  public static void main(String[] arguments) throws Exception {
    List<String> names = List.of(arguments).subList(1, arguments.length);
    switch (arguments[0]) {
      case "reversed-symbols" -> {
        // Loads the names in this order; the virtual machine sorts methods by where names lie.
        Class.forName(Reversed.class.getName());
        answer();
      }
      case "answers" -> answer();
      case "call" -> callHostile(names.get(0));
      case "call-at-once" -> callAtOnce(names.get(0));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Prints a line for each specimen: its name and its first answer to each of its inputs. */
  private static void answer() {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    Specimens.mutants().forEach(specimen -> print(out, specimen));
    Specimens.clean().forEach(specimen -> print(out, specimen));
    out.flush();
  }

  private static void print(PrintStream out, Specimen specimen) {
    out.print(specimen.name() + " [");
    String comma = "";
    for (JsonNode input : specimen.inputs()) {
      out.print(comma + Trial.first(specimen, input));
      comma = ",";
    }
    out.print("]\n");
  }

  private static void callHostile(String name) throws Exception {
    Specimen specimen = hostile(name);
    try (Subject subject = open(specimen)) {
      for (JsonNode input : specimen.inputs()) {
        subject.call(input);
      }
    }
    ProcessHandle.current().children().forEach(child -> System.out.println("child " + child.pid()));
    System.out.println("answered");
  }

  private static void callAtOnce(String name) throws Exception {
    Specimen specimen = hostile(name);
    JsonNode input = specimen.inputs().get(0);
    Subject subject = open(specimen);
    for (int i = 0; i < 2; i++) {
      Thread caller = new Thread(() -> callForEver(subject, input));
      caller.setDaemon(true);
      caller.start();
    }
    long[] stuck = null;
    while (stuck == null) {
      Thread.sleep(20);
      stuck = ManagementFactory.getThreadMXBean().findMonitorDeadlockedThreads();
    }
    System.out.println("deadlocked " + stuck.length);
  }

  private static void callForEver(Subject subject, JsonNode input) {
    try {
      while (true) {
        subject.call(input);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Specimen hostile(String name) {
    return Specimens.hostile().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Subject open(Specimen specimen) {
    Path root = Path.of("").toAbsolutePath();
    return specimen.factory().open(new SubjectContext(Clock.systemUTC(), new Random(1), root));
  }
}
