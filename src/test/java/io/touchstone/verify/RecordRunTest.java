package io.touchstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Observation;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.RecordRun.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into a draft, whatever the subject answers and others do meanwhile. */
class RecordRunTest {
  private TestProject project;

  @BeforeEach
  void aDraft(@TempDir Path root) {
    project = new TestProject(root);
    project.write("golden/case.json", draft(""));
  }

  private static String draft(String more) {
    return "{\"subject\": \"test.echo\", \"input\": {\"a\": [1, 2], \"b\": 1}%s}".formatted(more);
  }

  private Outcome record(Function<GoldenFile, List<Observation>> observe) {
    Config config = ConfigReader.read(project.root());
    List<Outcome> outcomes = new ArrayList<>();
    try (GoldenLock lock = GoldenLock.take(config);
        Session session = new Session(config, OptionalLong.empty(), new MovingClock())) {
      new RecordRun(session, lock, observe)
          .record(Selection.all(project.path("golden")), outcomes::add);
    }
    assertEquals(1, outcomes.size());
    return outcomes.get(0);
  }

  private static List<Observation> seen(String... answers) {
    List<Observation> seen = new ArrayList<>();
    for (String answer : answers) {
      JsonNode value = StrictJson.parse(answer.getBytes(StandardCharsets.UTF_8), "test").root();
      seen.add(new Observation(seen.isEmpty() ? "first" : "repeat", value));
    }
    return seen;
  }

  @Test
  void aDraftThatIsEditedMeanwhileIsKeptAsItIs() {
    String edited = draft(", \"notes\": [\"by hand\"]");
    Outcome outcome =
        record(
            golden -> {
              project.write("golden/case.json", edited);
              return seen("{\"a\": [1, 2], \"b\": 1}");
            });
    assertEquals(
        new Outcome(
            Outcome.Kind.REFUSED,
            "golden/case.json: was changed meanwhile; kept as it is; run again: touchstone golden record golden/case.json"),
        outcome);
    assertEquals(edited, project.text("golden/case.json"));
  }

  @Test
  void aDraftThatIsRemovedMeanwhileStaysAway() {
    Outcome outcome =
        record(
            golden -> {
              assertTrue(project.path("golden/case.json").toFile().delete());
              return seen("{\"a\": [1, 2], \"b\": 1}");
            });
    assertEquals(
        new Outcome(
            Outcome.Kind.REFUSED, "golden/case.json: was removed meanwhile; nothing was written"),
        outcome);
    assertTrue(project.files("golden").isEmpty(), () -> project.files("golden").toString());
  }

  @Test
  void everyListThatTheAnswersNeedIsWrittenAndTold() {
    Outcome outcome =
        record(
            golden ->
                seen(
                    "{\"a\": [1, 2], \"b\": 1}",
                    "{\"a\": [2, 1], \"b\": 2}",
                    "{\"a\": [1, 2], \"b\": 3}"));
    assertEquals(
        """
        golden/case.json: recorded, asked by first, repeat
          matcher  b: integer
          unordered  a""",
        outcome.words());
    assertEquals(
        draft(
            ", \"expected_output\": {\"a\": [1, 2], \"b\": 1}, \"matchers\": {\"b\": \"integer\"}, \"unordered\": [\"a\"]"),
        project.text("golden/case.json"));
  }

  @Test
  void aSubjectAtOddsWithItselfIsNotRecorded() {
    Outcome outcome =
        record(golden -> seen("{\"a\": [1, 2], \"b\": 1}", "{\"$error\": {\"code\": \"E\"}}"));
    assertEquals(Outcome.Kind.REFUSED, outcome.kind());
    assertTrue(outcome.words().contains("but the error E under repeat"), outcome::words);
    assertEquals(draft(""), project.text("golden/case.json"));
  }

  @Test
  void anAnswerThatNeverComesAgainIsNotRecorded() {
    Outcome outcome =
        record(golden -> seen("{\"a\": [1, 2], \"b\": 7}", "{\"a\": [1, 2], \"b\": 7}"));
    assertEquals(
        "golden/case.json: not recorded, when asked again the subject answered something else at b",
        outcome.words());
    assertEquals(draft(""), project.text("golden/case.json"));
  }

  @Test
  void whatVariesAgainstTheDraftsOwnWordsIsNotRecorded() {
    String own = draft(", \"deterministic_fields\": [\"a.0\"]");
    project.write("golden/case.json", own);
    Outcome outcome = record(golden -> seen("{\"a\": [1, 2], \"b\": 1}", "{\"a\": [], \"b\": 1}"));
    assertEquals(Outcome.Kind.REFUSED, outcome.kind());
    assertTrue(
        outcome.words().contains("what the file says of paths contradicts what varies"),
        outcome::words);
    assertEquals(own, project.text("golden/case.json"));
  }
}
