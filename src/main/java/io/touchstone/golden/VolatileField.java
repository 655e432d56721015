package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonDifference.Kind;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.json.JsonTextEdit;
import io.touchstone.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field whose value does not matter, and what a golden file is to say of it.
 *
 * @param path the field, or with wildcards several
 * @param form what its values look like, and the matcher to ask for; empty where the field is to be
 *     ignored, since it is not always there
 */
public record VolatileField(FieldPath path, Optional<ValueForm> form) {

  /** The same field, ignored. */
  public VolatileField asIgnored() {
    return new VolatileField(path, Optional.empty());
  }

  /**
   * The fields at which an answer differs. Fields of all elements of an array become one; an array
   * that is longer or shorter is one field.
   *
   * @param differences some of the differences of the answer
   */
  public static List<VolatileField> of(
      GoldenFile golden, JsonNode actual, List<JsonDifference> differences) {
    JsonNode expected = golden.expectedOutput();
    Set<FieldPath> matched = new LinkedHashSet<>();
    Set<FieldPath> ignored = new LinkedHashSet<>();
    for (JsonDifference difference : differences) {
      FieldPath path = difference.path();
      boolean sometimes = difference.kind() == Kind.MISSING || difference.kind() == Kind.UNEXPECTED;
      FieldPath parent = path.isRoot() ? path : parent(path);
      JsonNode container = parent.in(expected);
      if (sometimes && container != null && container.isArray()) {
        matched.add(parent);
      } else {
        (sometimes ? ignored : matched).add(path);
      }
    }
    List<VolatileField> fields = new ArrayList<>();
    for (FieldPath path : sayable(matched, golden)) {
      List<JsonNode> values = Stream.concat(values(path, expected), values(path, actual)).toList();
      fields.add(new VolatileField(path, Optional.of(ValueForm.ofDiffering(path, values))));
    }
    ignored.stream().map(path -> new VolatileField(path, Optional.empty())).forEach(fields::add);
    return fields;
  }

  private static Stream<JsonNode> values(FieldPath path, JsonNode root) {
    return FieldPaths.values(path, root);
  }

  private static FieldPath parent(FieldPath path) {
    return new FieldPath(path.segments().subList(0, path.segments().size() - 1));
  }

  /** With wildcards where all elements are meant, and where an element has no number. */
  private static Set<FieldPath> sayable(Set<FieldPath> paths, GoldenFile golden) {
    Set<FieldPath> sayable = new LinkedHashSet<>();
    JsonNode expected = golden.expectedOutput();
    for (FieldPath path : FieldPaths.generalized(paths, expected)) {
      boolean numbered =
          IntStream.range(0, path.segments().size())
              .filter(i -> path.segments().get(i).isIndex())
              .mapToObj(i -> new FieldPath(path.segments().subList(0, i)))
              .anyMatch(
                  above ->
                      FieldPaths.values(above, expected).anyMatch(JsonNode::isArray)
                          && golden.comparison().isUnordered(above));
      sayable.add(numbered ? FieldPaths.wide(path, expected) : path);
    }
    return sayable;
  }

  /** In words: where, and what the file is to say. */
  public String words() {
    String at = path.isRoot() ? "the root" : path.toString();
    return form.map(
            it -> "matchers: %s has the form %s, %s".formatted(at, it.matcher().name(), it.words()))
        .orElse("ignored_fields: " + at);
  }

  /**
   * The text of the golden file that says so of these fields, too; nothing else in it changes, but
   * that its expected output gets what it is to ignore and lacks.
   *
   * @throws JsonInputException where the file would not be sound, or says something else of these
   *     fields already
   */
  public static byte[] marked(
      GoldenFile golden, JsonNode actual, List<VolatileField> fields, GoldenFileReader reader) {
    Map<FieldPath, Matcher> matchers = new LinkedHashMap<>();
    List<FieldPath> ignored = new ArrayList<>();
    JsonNode expected = golden.expectedOutput().deepCopy();
    for (VolatileField field : fields) {
      field.form().ifPresent(form -> matchers.put(field.path(), form.matcher()));
      if (field.form().isEmpty()) {
        ignored.add(field.path());
        JsonNode seen = field.path().in(actual);
        if (seen != null && field.path().in(expected) == null) {
          expected = JsonTree.add(expected, field.path(), seen, actual);
        }
      }
    }
    Comparison merged =
        new Proposal(List.of(), matchers, ignored, List.of()).addedTo(golden.comparison());
    for (VolatileField field : fields) {
      boolean said =
          field.form().isPresent()
              ? merged.matchers().containsKey(field.path())
              : merged.ignored().contains(field.path());
      if (!said) {
        throw refused(golden, field, "the file says something else of it already; edit the file");
      }
    }
    ObjectNode root = golden.document().root().deepCopy();
    root.set("expected_output", expected);
    root.setAll(Proposal.json(merged));
    byte[] text = JsonTextEdit.replace(golden.document(), FieldPath.ROOT, root);
    try {
      reader.read(golden.source(), text);
      return text;
    } catch (JsonInputException e) {
      throw refused(golden, fields.get(0), "the file would no longer be sound: " + e.problem());
    }
  }

  private static JsonInputException refused(
      GoldenFile golden, VolatileField field, String problem) {
    return new JsonInputException(
        golden.source().display(),
        golden.positionOfExpected(field.path().fixedPart()),
        "%s is not marked: %s".formatted(JsonText.quote(field.path().toString()), problem));
  }
}
