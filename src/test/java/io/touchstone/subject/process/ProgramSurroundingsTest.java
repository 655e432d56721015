package io.touchstone.subject.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding.Lifetime;
import io.touchstone.subject.SubjectBinding.Program;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.VariableText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The environment and the folder of a program. */
@Timeout(120) // a program that blocks would otherwise block the build
class ProgramSurroundingsTest {
  private static final String SECRET = "s3cret\"of the\\house";

  @TempDir Path root;

  private Subject open(String folder, Map<String, VariableText> variables) {
    return open(folder, variables, Lifetime.RUN, SECRET);
  }

  private Subject open(
      String folder, Map<String, VariableText> variables, Lifetime lifetime, String secret) {
    Map<String, String> around = new HashMap<>(System.getenv());
    around.put("PLANNER_TOKEN", secret);
    around.put("MODE", "around");
    around.put("DAY", "mon"); // too short to be hidden
    return ProcessSubjectFactory.open(
        new ProgramCommand(
            new Program(Programs.script("surroundings"), variables, folder), root, around),
        lifetime,
        JsonLimits.DEFAULT);
  }

  private static VariableText of(String text) {
    return new VariableText(text);
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static SubjectFault fault(Subject subject, String input) {
    return assertThrows(SubjectFault.class, () -> subject.call(text(input)));
  }

  @Test
  void itHasTheVariablesAroundItAndItsOwnWhichCountMore() throws Exception {
    try (Subject plain = open("", Map.of());
        Subject own = open("", Map.of("MODE", of("test"), "TOKEN", of("${DAY}, ${DAY}")))) {
      assertEquals("around", plain.call(text("")).get(0).textValue());
      assertEquals("test", own.call(text("")).get(0).textValue());
      assertEquals("mon, mon", own.call(text("")).get(1).textValue());
    }
  }

  @Test
  void itStartsInItsFolder() throws Exception {
    Path folder = Files.createDirectories(root.resolve("tools/planner"));
    try (Subject subject = open("tools/planner", Map.of())) {
      assertEquals(folder.toRealPath().toString(), subject.call(text("")).get(2).textValue());
    }
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws Exception {
    Files.writeString(root.resolve("notes"), "");
    try (Subject missing = open("tools", Map.of());
        Subject file = open("notes", Map.of())) {
      SubjectFault fault = fault(missing, "");
      assertEquals("folder_not_found", fault.type());
      assertTrue(
          fault
              .getMessage()
              .endsWith(
                  " cannot be started: expected the folder \"tools\", seen from the root folder, to start it in, found nothing; make the folder, or correct \"cwd\" in touchstone.json"),
          fault::getMessage);
      assertTrue(fault(file, "").getMessage().contains("found a file;"));
    }
  }

  @Test
  void aVariableThatIsNotSetIsToldByItsNameAndNoOtherValueIs() throws Exception {
    try (Subject subject = open("", Map.of("TOKEN", of("${PLANNER_TOKEN} ${NO_SUCH_VARIABLE}")))) {
      SubjectFault fault = fault(subject, "");
      assertEquals("variable_not_set", fault.type());
      assertTrue(
          fault
              .getMessage()
              .endsWith(
                  " cannot be started: its variable \"TOKEN\" is to be \"${PLANNER_TOKEN} ${NO_SUCH_VARIABLE}\", but the environment variable NO_SUCH_VARIABLE is not set; set it, or correct \"env\" in touchstone.json"),
          fault::getMessage);
    }
  }

  @Test
  void whatAVariableSaysStandsInNoMessage() throws Exception {
    try (Subject subject = open("", Map.of("TOKEN", of("Bearer ${PLANNER_TOKEN}")))) {
      String line = fault(subject, "tell").getMessage();
      assertTrue(line.contains("printed the line \"Bearer ${PLANNER_TOKEN} is wrong\""), line);
      assertFalse(line.contains("s3cret"), line);
      String tail = fault(subject, "tell and exit").getMessage();
      assertTrue(tail.endsWith("cannot log in with Bearer ${PLANNER_TOKEN}"), tail);
    }
  }

  @Test
  void theComplaintAboutAnAnswerThatBeginsWithAVariableDoesNotQuoteIt() throws Exception {
    try (Subject subject = open("", Map.of("TOKEN", of("${PLANNER_TOKEN}")))) {
      String message = fault(subject, "tell").getMessage();
      assertTrue(message.contains("printed the line \"${PLANNER_TOKEN} is wrong\""), message);
      assertFalse(message.contains("s3cret"), message);
    }
  }

  @Test
  void aVariableOfWhichOnlyTheEndIsKeptStandsInNoMessageEither() throws Exception {
    try (Subject subject = open("", Map.of("TOKEN", of("${PLANNER_TOKEN}")))) {
      String message = fault(subject, "tell much").getMessage();
      assertTrue(message.contains("exited with code 1 before it answered"), message);
      assertFalse(message.contains("house"), message);
    }
  }

  @Test
  void whatCannotStandInAnEnvironmentIsToldWithoutTheValueOfAVariable() throws Exception {
    try (Subject subject = open("", Map.of("TOKEN", of("${PLANNER_TOKEN}\0")))) {
      SubjectFault fault = fault(subject, "");
      assertEquals("command_not_started", fault.type());
      assertFalse(fault.getMessage().contains("s3cret"), fault::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAVariableSaysStandsInNoAnswer(Lifetime lifetime) throws Exception {
    Map<String, VariableText> variables = Map.of("TOKEN", of("${DAY} ${PLANNER_TOKEN}"));
    try (Subject subject = open("", variables, lifetime, "s3cret")) {
      for (int i = 0; i < 2; i++) {
        assertEquals("mon ${PLANNER_TOKEN}", subject.call(text("")).get(1).textValue());
      }
    }
  }

  @Test
  void aNumberOfAFaultIsNotTakenForAVariable() {
    JsonNode one = StrictJson.parse("1".getBytes(StandardCharsets.UTF_8), "test").root();
    Subject subject =
        ProcessSubjectFactory.open(
            new ProgramCommand(
                new Program(Programs.script("once", "fail"), Map.of("CODE", of("${CODE}")), ""),
                root,
                Map.of("CODE", "3", "PATH", System.getenv("PATH"))),
            Lifetime.CALL,
            JsonLimits.DEFAULT);
    SubjectFault fault = assertThrows(SubjectFault.class, () -> subject.call(one));
    assertTrue(fault.getMessage().contains("exited with code 3 "), fault::getMessage);
  }
}
