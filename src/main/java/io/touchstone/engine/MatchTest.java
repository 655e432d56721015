package io.touchstone.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.finding.Finding;
import io.touchstone.golden.Acceptance;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenResult;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.report.FindingText;
import io.touchstone.subject.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.FileInfo;

/** The subject answers as the golden file says. */
final class MatchTest extends GoldenTest {
  static final String STATEMENT = "matches";

  MatchTest(GoldenDescriptor golden) {
    super(golden, STATEMENT, "golden");
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor dynamic) {
    GoldenFile golden = read(context);
    List<Finding> unusable = context.session().contractFaults(golden.subject());
    if (!unusable.isEmpty()) {
      throw new AssertionFailedError(FindingText.of(unusable));
    }
    GoldenResult result = context.session().run(golden);
    if (!result.passed()) {
      throw failure(result, context.session().reader());
    }
    context.warn(this, result.findings());
    return context;
  }

  private static AssertionFailedError failure(GoldenResult result, GoldenFileReader reader) {
    GoldenFile golden = result.golden();
    String message = FindingText.of(result.findings());
    if (result.matches()) {
      return new AssertionFailedError(message);
    }
    if (result.answer() instanceof Answer.Returned returned) {
      return failure(message, golden, returned.value(), reader);
    }
    return new AssertionFailedError(
        message,
        JsonText.pretty(golden.expectedOutput()),
        JsonText.pretty(result.answer().toJson()));
  }

  /**
   * An IDE shows the golden file beside the text that accepting would give, and can take it over.
   */
  private static AssertionFailedError failure(
      String message, GoldenFile golden, JsonNode actual, GoldenFileReader reader) {
    String path = golden.source().path().toAbsolutePath().toString();
    try {
      byte[] accepted = new Acceptance(reader).accept(golden, actual);
      return new AssertionFailedError(
          message,
          new FileInfo(path, golden.document().bytes()),
          new String(accepted, StandardCharsets.UTF_8));
    } catch (JsonInputException notAcceptable) {
      return new AssertionFailedError(
          message, JsonText.pretty(golden.expectedOutput()), JsonText.pretty(actual));
    }
  }
}
