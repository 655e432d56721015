package io.touchstone.subject.process.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import io.touchstone.subject.process.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a fork that blocks would otherwise block the build
class ForksTest {
  private static final JsonLimits LIMITS = new JsonLimits(100_000, 100, 100);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2020-02-29T12:00:00Z"), ZoneId.of("Asia/Tokyo"));

  @TempDir static Path root;

  private static Subject open(SubjectFactory factory, World world, Instances instances)
      throws Exception {
    Forkable.Check.Can check = (Forkable.Check.Can) Forkable.of(factory);
    SubjectContext context = new SubjectContext(CLOCK, new SplittableRandom(7), root);
    return Forks.open(check.forkable(), world, context, LIMITS, instances);
  }

  private static Subject hostile(Instances instances) throws Exception {
    return open(new ForkSubjects.Hostile(), World.PLAIN, instances);
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static SubjectFault fault(Subject subject, String what) {
    return assertThrows(SubjectFault.class, () -> subject.call(text(what)));
  }

  private static Answer inProcess(String what) {
    SubjectContext context = new SubjectContext(CLOCK, new SplittableRandom(7), root);
    try (GuardedSubject guard =
        new GuardedSubject("here", () -> new ForkSubjects.Hostile().open(context), LONG, LIMITS)) {
      return guard.call(text(what));
    }
  }

  @Test
  void aForkAnswersAsASubjectInThisProcessDoes() throws Exception {
    JsonNode exact =
        StrictJson.parse(
                "[9007199254740993, 0.10000000000000000001, 1.50, -0.0, {\"\\u0000\": \"\\u001e日😀\"}]"
                    .getBytes(StandardCharsets.UTF_8),
                "test")
            .root();
    Subject forked = hostile(Instances.FRESH);
    try (GuardedSubject guard = new GuardedSubject("fork", () -> forked, LONG, LIMITS)) {
      assertTrue(JsonEquality.equal(exact, guard.call(exact).toJson()));
      for (String what : List.of("fault", "null", "overflow", "count")) {
        assertEquals(inProcess(what), guard.call(text(what)), what);
      }
      assertEquals(IntNode.valueOf(1), guard.call(text("count")).toJson());
      assertEquals(text("printed"), guard.call(text("print")).toJson());
      assertEquals(IntNode.valueOf(-1), guard.call(text("read")).toJson());
      Answer.Threw threw = (Answer.Threw) guard.call(text("throw"));
      assertEquals("java.lang.IllegalStateException", threw.type());
      assertTrue(threw.message().startsWith("half a ? character (at "), threw::message);
      threw = (Answer.Threw) guard.call(text("out of memory"));
      assertEquals("java.lang.OutOfMemoryError", threw.type());
    }
  }

  @Test
  void aKeptInstanceRemembersAndAnEndedForkStartsAgain() throws Exception {
    JsonNode pids;
    try (Subject subject = hostile(Instances.KEPT)) {
      assertEquals(1, subject.call(text("count")).intValue());
      assertEquals(2, subject.call(text("count")).intValue());
      pids = subject.call(text("leave a child"));
      SubjectFault fault = fault(subject, "exit");
      assertEquals("exited", fault.type());
      assertEquals(
          "the subject ended its Java process with code 3 before it answered; it printed to standard error:\n  good bye",
          fault.getMessage());
      Processes.assertEnd(pids);
      assertEquals(1, subject.call(text("count")).intValue());
      pids = subject.call(text("leave a child"));
    }
    Processes.assertEnd(pids);
  }

  @Test
  void aForkThatHaltsIsNoAnswerAndItsChildIsKilled() throws Exception {
    try (Subject subject = hostile(Instances.FRESH)) {
      SubjectFault fault = fault(subject, "leave a child and halt");
      assertEquals("exited", fault.type());
      assertTrue(fault.getMessage().contains(" with code 0 "), fault::getMessage);
      Processes.assertEnd(pids(fault.getMessage()));
    }
  }

  @Test
  void aForkThatNeverAnswersIsKilledWithItsChildren() throws Exception {
    Subject forked = hostile(Instances.FRESH);
    try (GuardedSubject guard =
        new GuardedSubject("fork", () -> forked, Duration.ofSeconds(1), LIMITS)) {
      Answer.Threw threw = (Answer.Threw) guard.call(text("leave a child and hang"));
      assertEquals("timeout", threw.type());
      Processes.assertEnd(pids(threw.message()));
    }
  }

  private static JsonNode pids(String message) throws Exception {
    Matcher matcher = Pattern.compile("child (\\[.*])").matcher(message);
    assertTrue(matcher.find(), message);
    return StrictJson.parse(matcher.group(1).getBytes(StandardCharsets.UTF_8), "pids").root();
  }

  @Test
  void aPlainForkSeesWhatThisProcessSees() throws Exception {
    System.setProperty("fork.test.property", "given");
    SubjectFactory mirror = new ForkSubjects.Mirror();
    try (Subject here = mirror.open(new SubjectContext(CLOCK, seeded(), root));
        Subject forked = open(mirror, World.PLAIN, Instances.FRESH)) {
      JsonNode seen = forked.call(text(""));
      assertEquals(seen, forked.call(text("")));
      ObjectNode expected = (ObjectNode) here.call(text(""));
      ObjectNode variables = (ObjectNode) ((ObjectNode) seen).remove("environment");
      variables.remove("TOUCHSTONE_PROGRAM");
      // Without a message: a log is no place for the variables of whoever runs this.
      assertTrue(JsonEquality.equal(expected.remove("environment"), variables));
      assertEquals(expected.toString(), seen.toString());
    } finally {
      System.clearProperty("fork.test.property");
    }
  }

  /** As the fork's: its seed is the first number of the context's. */
  private static SplittableRandom seeded() {
    return new SplittableRandom(new SplittableRandom(7).nextLong());
  }

  @Test
  void knobsChangeWhatASubjectSees() throws Exception {
    SubjectFactory mirror = new ForkSubjects.Mirror();
    World first =
        World.of(
            Knob.LOCALE_TR,
            Knob.TIME_ZONE_PLUS_14,
            Knob.CHARSET_ISO_8859_1,
            Knob.LINE_SEPARATOR_CRLF,
            Knob.PROCESSORS_5,
            Knob.ENVIRONMENT,
            Knob.WORKING_DIRECTORY,
            Knob.IDENTITY_HASH_2,
            Knob.SYMBOL_ORDER);
    Path folder;
    try (Subject subject = open(mirror, first, Instances.FRESH)) {
      JsonNode seen = subject.call(text(""));
      folder = Path.of(seen.get("folder").textValue());
      assertEquals(folder.resolve("x").toString(), seen.get("file").textValue());
      assertNotEquals(Path.of("").toAbsolutePath(), folder);
      assertEquals("tr-TR", seen.get("locale").textValue());
      assertEquals("tıtle", seen.get("lower").textValue());
      assertEquals("12 1,5", seen.get("formatted").textValue());
      assertEquals("Pacific/Kiritimati", seen.get("zone").textValue());
      assertEquals("ISO-8859-1", seen.get("charset").textValue());
      assertEquals("\r\n", seen.get("line_separator").textValue());
      assertEquals(5, seen.get("processors").intValue());
      assertTrue(seen.get("same_hash").booleanValue());
      assertEquals("touchstone-home", seen.get("environment").get("HOME").textValue());
      assertEquals("touchstone-host", seen.get("environment").get("HOSTNAME").textValue());
      assertEquals(
          "[\"thirdOfShape\",\"secondOfShape\",\"firstOfShape\"]", seen.get("methods").toString());
    }
    assertFalse(Files.exists(folder));
    World second =
        World.of(
            Knob.LOCALE_TH_TH_U_CA_BUDDHIST,
            Knob.USER,
            Knob.CHARSET_US_ASCII,
            Knob.PROCESSORS_1,
            Knob.IDENTITY_HASH_3);
    try (Subject subject = open(mirror, second, Instances.FRESH)) {
      JsonNode seen = subject.call(text(""));
      assertEquals("th-TH-u-ca-buddhist", seen.get("locale").textValue());
      assertEquals("touchstone-user", seen.get("user").textValue());
      assertEquals(seen.get("environment").get("HOME").textValue(), seen.get("home").textValue());
      assertEquals("US-ASCII", seen.get("charset").textValue());
      assertEquals(1, seen.get("processors").intValue());
      assertFalse(seen.get("same_hash").booleanValue());
    }
  }

  @Test
  void aProgramIsStartedForEachCallInItsWorld() throws Exception {
    Path script = Files.writeString(root.resolve("world.sh"), SCRIPT);
    assertTrue(script.toFile().setExecutable(true));
    Forkable program = new Forkable.Program(List.of("./world.sh"), LIMITS);
    SubjectContext context = new SubjectContext(CLOCK, new Random(1), root);
    World world =
        World.of(
            Knob.TIME_ZONE_PLUS_5_45,
            Knob.LOCALE_DE,
            Knob.USER,
            Knob.HASH_SALT_2,
            Knob.WORKING_DIRECTORY);
    try (Subject fresh = Forks.open(program, world, context, LIMITS);
        Subject kept = Forks.open(program, World.PLAIN, context, LIMITS, Instances.KEPT)) {
      JsonNode seen = fresh.call(text(""));
      assertEquals(
          "Asia/Kathmandu de_DE.UTF-8 touchstone-user 2 " + root.toRealPath(),
          seen.get(1).textValue());
      assertEquals(1, seen.get(0).intValue());
      assertEquals(1, fresh.call(text("")).get(0).intValue());
      assertEquals(1, kept.call(text("")).get(0).intValue());
      assertEquals(2, kept.call(text("")).get(0).intValue());
    }
  }

  @Test
  void aProgramKeepsItsVariablesItsFolderAndItsLifetime() throws Exception {
    Path folder = Files.createDirectories(root.resolve("tools"));
    Map<String, VariableText> variables =
        Map.of("MODE", new VariableText("in ${TZ}"), "LC_ALL", new VariableText("pinned"));
    List<String> words =
        List.of(
            "sh",
            "-c",
            "echo \"[\\\"$MODE\\\", \\\"$LC_ALL\\\",\"; echo \"\\\"$(pwd -P)\\\", ${#MODE}]\"");
    Forkable program =
        new Forkable.Program(
            new SubjectBinding.Command(
                new SubjectBinding.Program(words, variables, "tools"),
                SubjectBinding.Lifetime.CALL,
                4),
            LIMITS);
    SubjectContext context = new SubjectContext(CLOCK, new Random(1), root);
    World world = World.of(Knob.TIME_ZONE_PLUS_5_45, Knob.LOCALE_DE);
    try (Subject fork = Forks.open(program, world, context, LIMITS, Instances.KEPT)) {
      for (int call = 0; call < 2; call++) {
        JsonNode seen = fork.call(text(""));
        assertEquals("in ${TZ}", seen.get(0).textValue());
        assertEquals("in Asia/Kathmandu".length(), seen.get(3).intValue());
        assertEquals("pinned", seen.get(1).textValue());
        assertEquals(folder.toRealPath().toString(), seen.get(2).textValue());
      }
    }
  }

  private static final String SCRIPT =
      """
      #!/bin/sh
      calls=0
      while read -r line; do
        calls=$((calls + 1))
        echo "[$calls, \\"$TZ $LC_ALL $USER $PYTHONHASHSEED $(pwd -P)\\"]"
      done
      """;

  @Test
  void aClockThatCannotBeHandedOverIsRefused() {
    SubjectContext context =
        new SubjectContext(Clock.offset(CLOCK, Duration.ofDays(1)), new Random(1), root);
    Forkable forkable = new Forkable.JavaFactory(ForkSubjects.Mirror.class.getName());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Forks.open(forkable, World.PLAIN, context, LIMITS));
    assertTrue(refusal.getMessage().startsWith("expected a clock that is fixed, or the system's"));
  }

  @Test
  void aFactoryThatIsNotThereIsTold() {
    SubjectContext context = new SubjectContext(CLOCK, new Random(1), root);
    Forkable forkable = new Forkable.JavaFactory("no.Such");
    SubjectFault fault =
        assertThrows(SubjectFault.class, () -> Forks.open(forkable, World.PLAIN, context, LIMITS));
    assertEquals("fork", fault.type());
    assertEquals(
        "the forked Java process could not begin; it printed to standard error:\n  the factory no.Such cannot be made: java.lang.ClassNotFoundException: no.Such",
        fault.getMessage());
  }
}
