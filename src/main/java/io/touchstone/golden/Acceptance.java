package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonDifference.Kind;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.JsonTextEdit;
import io.touchstone.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an answer over into a golden file: exactly the compared leaves that differ, and not a byte
 * more. Nothing is written here; the caller gets the new text.
 */
public final class Acceptance {
  /**
   * Accepting a leaf can uncover another (a step lost its skill, so the step itself must go); never
   * many.
   */
  private static final int MOST_ROUNDS = 8;

  private final GoldenFileReader reader;

  /**
   * @param reader judges whether the file would still be sound
   */
  public Acceptance(GoldenFileReader reader) {
    this.reader = reader;
  }

  /**
   * The text of the golden file that expects {@code actual}.
   *
   * @throws JsonInputException where that cannot be: a value has not the form that a matcher asks
   *     for, or the file's paths would point to nothing
   */
  public byte[] accept(GoldenFile golden, JsonNode actual) {
    return accepted(golden, actual).document().bytes();
  }

  /**
   * The golden file that expects {@code actual}, not yet on disk.
   *
   * @throws JsonInputException as {@link #accept}
   */
  public GoldenFile accepted(GoldenFile golden, JsonNode actual) {
    JsonNode expected = golden.expectedOutput().deepCopy();
    List<JsonDifference> differences = golden.comparison().differences(expected, actual);
    for (int round = 0; !differences.isEmpty(); round++) {
      if (round == MOST_ROUNDS) {
        throw refused(
            golden, differences.get(0), "cannot be taken over leaf by leaf; edit the file");
      }
      for (JsonDifference difference : lastElementsFirst(differences)) {
        if (difference.kind() == Kind.MATCHER) {
          throw refused(
              golden,
              difference,
              "has not the form %s: found %s; correct the subject, or the matcher"
                  .formatted(difference.matcher(), JsonText.excerpt(difference.actual(), 60)));
        }
        expected = apply(expected, difference, actual);
      }
      differences = golden.comparison().differences(expected, actual);
    }
    byte[] text = JsonTextEdit.replace(golden.document(), GoldenFile.EXPECTED_OUTPUT, expected);
    return checked(golden, text);
  }

  private GoldenFile checked(GoldenFile golden, byte[] text) {
    try {
      return reader.read(golden.source(), text);
    } catch (JsonInputException e) {
      throw new JsonInputException(
          golden.source().display(),
          golden.positionOfExpected(FieldPath.ROOT),
          "not accepted, the file would no longer be sound: " + e.problem());
    }
  }

  /** Elements are removed from the back, so that the indices of those before them stay true. */
  private static List<JsonDifference> lastElementsFirst(List<JsonDifference> differences) {
    List<JsonDifference> ordered = new ArrayList<>(differences);
    ordered.removeIf(difference -> difference.kind() == Kind.MISSING);
    for (int i = differences.size() - 1; i >= 0; i--) {
      if (differences.get(i).kind() == Kind.MISSING) {
        ordered.add(differences.get(i));
      }
    }
    return ordered;
  }

  private static JsonNode apply(JsonNode expected, JsonDifference difference, JsonNode actual) {
    return switch (difference.kind()) {
      case MISSING -> JsonTree.remove(expected, difference.path());
      case UNEXPECTED -> JsonTree.add(expected, difference.path(), difference.actual(), actual);
      default -> JsonTree.replace(expected, difference.path(), difference.actual());
    };
  }

  private static JsonInputException refused(
      GoldenFile golden, JsonDifference difference, String problem) {
    FieldPath path = difference.path();
    return new JsonInputException(
        golden.source().display(),
        golden.positionOfExpected(path),
        "not accepted: the value at " + JsonText.quote(path.toString()) + " " + problem);
  }
}
