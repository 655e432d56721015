package io.touchstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.config.ConfigReader;
import io.touchstone.golden.Observation;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of answers, whoever gave them. */
class InferRunTest {
  private TestProject project;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new TestProject(root);
  }

  private static JsonNode value(String json) {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), "test").root();
  }

  private static List<Observation> seen(String... answers) {
    List<Observation> seen = new ArrayList<>();
    for (String answer : answers) {
      seen.add(new Observation(seen.isEmpty() ? "first" : "repeat", value(answer)));
    }
    return seen;
  }

  private Session session() {
    return new Session(ConfigReader.read(project.root()), OptionalLong.empty(), new MovingClock());
  }

  private Inference infer(Session session, String... answers) {
    Path folder = project.path("golden");
    return run(session, answers)
        .infer(new Selection(folder, List.of(folder.resolve("case.json")), List.of()));
  }

  private static InferRun run(Session session, String... answers) {
    return new InferRun(session, golden -> seen(answers));
  }

  private Inference infer(String... answers) {
    try (Session session = session()) {
      return infer(session, answers);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1} | {"$error": {"code": "E"}} | gave an answer at first, but the error E under repeat, 1 times
          {"$error": {"code": "E"}} | {"a": 1} | gave the error E at first, but an answer under repeat, 1 times
          {"$error": {"code": "E"}} | {"$error": {"code": "F"}} | gave the error E at first, but the error F under repeat, 1 times
          {"a": 1} | {"$threw": {"type": "x.Y"}} | gave an answer at first, but no answer (x.Y) under repeat, 1 times
          """)
  void aSubjectAtOddsWithItselfIsToldAndNothingIsProposed(
      String first, String second, String words) {
    project.echo("golden/case.json", "1", "{\"a\": 1}");
    Inference found = infer(first, second, first);
    assertEquals(
        Optional.of(
            "subject \"test.echo\" " + words + "; correct the subject before its golden file"),
        found.trouble());
    assertTrue(found.proposal().isEmpty());
  }

  @Test
  void errorsThatAreTheSameAreAnswersLikeOthers() {
    project.echo("golden/case.json", "1", "{\"$error\": {\"code\": \"E\", \"at\": 1}}");
    Inference found =
        infer(
            "{\"$error\": {\"code\": \"E\", \"at\": 1}}",
            "{\"$error\": {\"code\": \"E\", \"at\": 2}}");
    assertEquals(Optional.empty(), found.trouble());
    assertEquals("{\"matchers\":{\"$error.at\":\"integer\"}}", found.proposal().json().toString());
  }

  @Test
  void whatTheFileSaysOfAPathIsSharpenedOnlyWhereItIsNotEnough() {
    project.write(
        "golden/case.json",
        """
        {"subject": "test.echo", "input": 1,
         "expected_output": {"a": 1, "b": "x"},
         "matchers": {"a": "number"}}
        """);
    try (Session session = session()) {
      Inference found = infer(session, "{\"a\": 1, \"b\": \"x\"}", "{\"a\": 2.5, \"b\": \"y\"}");
      assertEquals(Optional.empty(), run(session).write(found));
    }
    assertEquals(
        """
        {"subject": "test.echo", "input": 1,
         "expected_output": {"a": 1, "b": "x"},
         "matchers": {"a": "number", "b": "string"}}
        """,
        project.text("golden/case.json"));
  }

  @Test
  void whatContradictsTheFileIsNotWritten() {
    project.write(
        "golden/case.json",
        """
        {"subject": "test.echo", "input": 1,
         "expected_output": {"a": [1]},
         "deterministic_fields": ["a.0"]}
        """);
    String before = project.text("golden/case.json");
    try (Session session = session()) {
      Inference found = infer(session, "{\"a\": [1]}", "{\"a\": []}");
      Optional<String> refusal = run(session).write(found);
      assertTrue(
          refusal.orElseThrow().startsWith("not written, what the file says of paths contradicts"),
          refusal::get);
    }
    assertEquals(before, project.text("golden/case.json"));
  }

  @Test
  void aSubjectIsAskedOnOneInstanceAndOnFreshOnes() {
    project.write(
        "golden/test.counter/case.json", "{\"input\": 1, \"expected_output\": {\"call\": 1}}");
    try (Session session = session()) {
      List<Observation> seen =
          session.observe(
              session
                  .reader()
                  .read(
                      session.source(
                          project.path("golden"), project.path("golden/test.counter/case.json"))),
              true);
      assertEquals(26, seen.size());
      assertEquals("{\"call\":1}", seen.get(0).answer().toString());
      assertEquals("{\"call\":21}", seen.get(20).answer().toString());
      assertEquals("{\"call\":1}", seen.get(25).answer().toString());
      assertEquals("fresh-instances", seen.get(25).perturbation());
    }
  }
}
