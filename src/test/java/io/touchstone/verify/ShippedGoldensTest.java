package io.touchstone.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.contract.Terms;
import io.touchstone.finding.RunReport;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.FieldPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files of this project pin what stays the same, and give up what varies: no more. */
class ShippedGoldensTest {
  private static final Config CONFIG = ConfigReader.read(Path.of("").toAbsolutePath());

  private static Session session() {
    return new Session(CONFIG, OptionalLong.empty(), new MovingClock());
  }

  private static Selection only(String file) {
    return new Selection(CONFIG.golden(), List.of(CONFIG.root().resolve(file)), List.of());
  }

  private static Inference inferred(String file) {
    try (Session session = session()) {
      return new InferRun(session, golden -> session.observe(golden, true)).infer(only(file));
    }
  }

  @Test
  void noneIsWeakAndNoneCouldPinMore() {
    try (Session session = session()) {
      AuditRun.Result result =
          new AuditRun(session, (done, total, what) -> {}).run(Selection.all(CONFIG.golden()));
      assertEquals(List.of(), result.faults());
      assertTrue(result.audits().size() >= 120, () -> "audited " + result.audits().size());
      assertEquals(
          List.of(),
          result.audits().stream()
              .filter(audit -> audit.isWeak(100) || !audit.couldPin().isEmpty())
              .map(audit -> audit.golden().source().display() + " " + audit.loosePaths())
              .toList());
    }
  }

  @Test
  void lintHasNothingToSay() {
    try (Session session = session()) {
      RunReport report = new LintRun(session).run(Selection.all(CONFIG.golden()));
      assertTrue(report.goldens().size() >= 120, () -> "looked at " + report.goldens().size());
      assertEquals(List.of(), report.findings());
    }
  }

  /**
   * The contract of the runtime names its volatile fields; asking it finds the same ones, but for
   * the one that only an error has.
   */
  @Test
  void ofAnEchoOfTheRuntimeJustTheVolatileFieldsOfItsContractAreProposed() {
    Terms.Behavior runtime;
    try (Session session = session()) {
      runtime = session.promises("runtime").orElseThrow();
    }
    Inference found = inferred("golden/runtime/echo.json");
    Set<FieldPath> ofAnAnswer = new HashSet<>(runtime.volatileFields());
    assertTrue(ofAnAnswer.remove(FieldPath.parse("error.details.retry_after_ms")));
    assertEquals(ofAnAnswer, found.proposal().matchers().keySet());
    assertEquals(List.of(), found.proposal().ignored());
    assertEquals(List.of(), found.proposal().deterministic());
    assertEquals(List.of(), found.proposal().unordered());
    assertEquals(found.golden().comparison(), found.proposal().comparison());
    assertTrue(found.isEnough());
    assertEquals(List.of(), found.neverVaried());
    assertEquals(List.of(), found.outdated());
  }

  static Stream<String> echoes() {
    try (Session session = session()) {
      return session.goldens(CONFIG.golden()).files().stream()
          .map(GoldenSource::display)
          .filter(file -> file.startsWith("golden/skill.echo/"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void ofTheSkillEchoNothingIsProposed(String file) {
    Inference found = inferred(file);
    assertTrue(found.proposal().isEmpty(), () -> found.proposal().json().toString());
    assertTrue(found.isEnough());
  }
}
