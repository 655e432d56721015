package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.pattern.EcmaPattern;
import io.touchstone.subject.SubjectNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads golden files and refuses those that could not mean what they say. */
public final class GoldenFileReader {
  static final String EXPECTED_OUTPUT = "expected_output";

  private static final List<String> KEYS =
      List.of(
          "$schema",
          "description",
          "subject",
          "input",
          EXPECTED_OUTPUT,
          "deterministic_fields",
          "ignored_fields",
          "matchers",
          "unordered",
          "compare",
          "tags",
          "notes");

  /** What can stand in a tag expression of the JUnit Platform: no space, no control character. */
  private static final EcmaPattern TAG = EcmaPattern.parse("[^\\s\\x00-\\x1f\\x7f-\\x9f,()&|!]+");

  private final JsonLimits limits;
  private final SubjectNames subjects;

  /**
   * @param subjects whose answers golden files may hold
   */
  public GoldenFileReader(JsonLimits limits, SubjectNames subjects) {
    this.limits = limits;
    this.subjects = subjects;
  }

  /**
   * Reads one file.
   *
   * @throws JsonInputException when it is not JSON, not a golden file, or at odds with itself
   */
  public GoldenFile read(GoldenSource source) {
    return read(source, StrictJson.parse(source.path(), source.display(), limits));
  }

  /** Reads a golden file from its text, which need not be on disk yet. */
  public GoldenFile read(GoldenSource source, byte[] text) {
    return read(source, StrictJson.parse(text, source.display(), limits));
  }

  /**
   * Reads a file whose expected output is not recorded yet; empty where it has one, which is all
   * that is looked at then.
   *
   * @throws JsonInputException when it is not JSON, could not become a golden file, or is at odds
   *     with itself
   */
  public Optional<GoldenDraft> readDraft(GoldenSource source) {
    JsonDocument document = StrictJson.parse(source.path(), source.display(), limits);
    if (document.root().has(EXPECTED_OUTPUT)) {
      return Optional.empty();
    }
    JsonObjectReader draft = object(document);
    new GoldenFileCheck(document, draft, ComparisonReader.read(draft), null).runWithoutExpected();
    draft.text("description");
    tags(draft);
    draft.texts("notes");
    return Optional.of(new GoldenDraft(source, document, subject(draft, source)));
  }

  private GoldenFile read(GoldenSource source, JsonDocument document) {
    JsonObjectReader golden = object(document);
    if (!golden.has(EXPECTED_OUTPUT)) {
      throw golden.fault(
          FieldPath.ROOT,
          "has no expected_output yet; fill it in with: touchstone golden record "
              + source.arguments());
    }
    JsonNode expected = golden.required(EXPECTED_OUTPUT);
    Comparison comparison = ComparisonReader.read(golden);
    new GoldenFileCheck(document, golden, comparison, expected).run();
    return new GoldenFile(
        source,
        document,
        golden.text("description").orElse(""),
        subject(golden, source),
        comparison,
        tags(golden),
        golden.texts("notes"));
  }

  private static JsonObjectReader object(JsonDocument document) {
    JsonObjectReader golden = JsonObjectReader.of(document, FieldPath.ROOT, "a golden file", KEYS);
    golden.text("$schema");
    golden.required("input");
    return golden;
  }

  private static List<String> tags(JsonObjectReader golden) {
    List<String> tags = golden.texts("tags");
    for (int i = 0; i < tags.size(); i++) {
      if (!TAG.matchesWhole(tags.get(i))) {
        throw golden.fault(
            golden.path("tags").then(Integer.toString(i)),
            "expected a tag without spaces, commas, control characters and any of ()&|!, found "
                + JsonText.quote(tags.get(i)));
      }
    }
    return tags;
  }

  private String subject(JsonObjectReader golden, GoldenSource source) {
    String declared = golden.text("subject").orElse(null);
    if (declared != null) {
      if (!subjects.has(declared)) {
        throw golden.fault("subject", subjects.unknown(declared));
      }
      return declared;
    }
    return subjectOf(source)
        .orElseThrow(
            () ->
                golden.fault(
                    FieldPath.ROOT,
                    "no \"subject\" is given, and no folder on the way to %s names one; add \"subject\" or move the file. Known: %s"
                        .formatted(source.name(), String.join(", ", quoted(subjects.all())))));
  }

  /** The subject of a file that names none: the longest folder on the way to it that is one. */
  public Optional<String> subjectOf(GoldenSource source) {
    String folder = source.name();
    for (int slash = folder.lastIndexOf('/'); slash >= 0; slash = folder.lastIndexOf('/')) {
      folder = folder.substring(0, slash);
      if (subjects.hasFolder(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static List<String> quoted(Set<String> names) {
    return names.stream().map(JsonText::quote).toList();
  }
}
