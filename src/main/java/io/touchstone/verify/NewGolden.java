package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.Matcher;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.PathRules;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a golden file of what a subject answers now. */
public final class NewGolden {
  private final Session session;
  private final Path folder;

  /** The subject gave no answer to make a golden file of. */
  public static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
      super(message);
    }
  }

  /**
   * A golden file that was made.
   *
   * @param file where
   * @param proposed the matchers in it, by path
   * @param unstable what differed between two calls and has no matcher
   */
  public record Written(Path file, Map<String, String> proposed, List<String> unstable) {}

  /**
   * @param folder the golden folder
   */
  public NewGolden(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /**
   * Asks twice, proposes matchers, writes {@code <folder>/<subject>/<name>.json}, which must not
   * exist.
   *
   * @throws JsonInputException where the subject or the name cannot be used, or the file not be
   *     written
   */
  public Written make(String subject, String name, JsonNode input, String description)
      throws NoAnswer {
    if (!session.subjects().has(subject)) {
      throw refusal(session.subjects().unknown(subject));
    }
    Path file = file(subject, name);
    JsonNode answer = ask(subject, input);
    Map<String, String> matchers = new LinkedHashMap<>();
    propose(answer, FieldPath.ROOT, matchers);
    List<String> unstable = unstable(answer, ask(subject, input), matchers);

    GoldenSource source = session.source(folder, file);
    ObjectNode golden = JsonNodeFactory.instance.objectNode();
    golden.put("description", description);
    if (!session.reader().subjectOf(source).equals(Optional.of(subject))) {
      golden.put("subject", subject);
    }
    golden.set("input", input);
    golden.set("expected_output", answer);
    if (!matchers.isEmpty()) {
      ObjectNode listed = golden.putObject("matchers");
      matchers.forEach(listed::put);
    }
    byte[] text = JsonText.pretty(golden).getBytes(StandardCharsets.UTF_8);
    session.reader().read(source, text);
    write(file, text);
    return new Written(file, matchers, unstable);
  }

  private void write(Path file, byte[] text) {
    try {
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw WriteFault.of(session.display(file), e);
    }
  }

  private Path file(String subject, String name) {
    Path below = folder.resolve(subject).normalize();
    if (!isWalked(below)) {
      throw refusal(
          "expected a subject whose name can be a folder below %s, found %s; rename it in touchstone.json"
              .formatted(session.display(folder), JsonText.quote(subject)));
    }
    String withEnding = name.endsWith(".json") ? name : name + ".json";
    Path file = below.resolve(withEnding).normalize();
    if (name.isBlank() || !isWalked(file) || !file.startsWith(below) || file.equals(below)) {
      throw refusal(
          "expected a name such as my_case or group/my_case, found " + JsonText.quote(name));
    }
    if (Files.exists(file)) {
      throw new JsonInputException(
          session.display(file),
          null,
          "there is a golden file of this name already; choose another, or take over a change with: touchstone golden accept "
              + session.source(folder, file).arguments());
    }
    return file;
  }

  /** Whether a run comes by: it never leaves the golden folder, and enters nothing hidden. */
  private boolean isWalked(Path place) {
    for (Path step : folder.relativize(place)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static JsonInputException refusal(String problem) {
    return new JsonInputException("golden new", null, problem);
  }

  private JsonNode ask(String subject, JsonNode input) throws NoAnswer {
    GuardedSubject guarded = session.subject(subject);
    Answer answer = guarded.call(input.deepCopy());
    if (answer instanceof Answer.Threw threw) {
      throw new NoAnswer(
          "subject %s gave no answer to make a golden file of: %s: %s"
              .formatted(JsonText.quote(subject), threw.type(), threw.message()));
    }
    return answer.toJson();
  }

  private static void propose(JsonNode value, FieldPath at, Map<String, String> matchers) {
    Matcher matcher = Matcher.proposeFor(value);
    if (matcher != null) {
      matchers.put(at.toString(), matcher.name());
    }
    value
        .properties()
        .forEach(member -> propose(member.getValue(), at.then(member.getKey()), matchers));
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        propose(value.get(i), at.then(Integer.toString(i)), matchers);
      }
    }
  }

  private static List<String> unstable(
      JsonNode first, JsonNode second, Map<String, String> matchers) {
    PathRules.Builder rules = PathRules.builder();
    matchers.forEach((path, name) -> rules.match(FieldPath.parse(path), Matcher.parse(name)));
    return JsonDifference.between(first, second, rules.build()).stream()
        .map(difference -> difference.path().toString())
        .toList();
  }
}
