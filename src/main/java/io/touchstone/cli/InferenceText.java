package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.PathStability;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.verify.Inference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was inferred about the output of a golden file, for people and for programs. */
final class InferenceText {
  private static final List<String> HEADINGS =
      List.of("path", "verdict", "varied under", "looks like");

  private InferenceText() {}

  /** A table of paths, the proposal, and what is worth saying beside. */
  static String of(Inference found) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: subject \"%s\" asked by %s\n"
            .formatted(
                found.golden().source().display(),
                found.golden().subject(),
                String.join(", ", found.ways())));
    if (found.trouble().isPresent()) {
      return text.toString();
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    found.stability().paths().forEach(path -> rows.add(row(path)));
    table(text, rows);
    if (found.proposal().isEmpty()) {
      text.append("nothing varies: everything can be compared\n");
    } else {
      text.append("proposal:\n").append(JsonText.pretty(found.proposal().json()));
    }
    List<FieldPath> neverVaried = found.neverVaried();
    if (!neverVaried.isEmpty()) {
      text.append("the file gives up, and it never varied here: ")
          .append(neverVaried.stream().map(FieldPath::toString).collect(Collectors.joining(", ")))
          .append('\n');
    }
    return text.toString();
  }

  private static List<String> row(PathStability path) {
    return List.of(
        path.path().isRoot() ? "(the root)" : path.path().toString(),
        path.verdict().words(),
        String.join(", ", path.plainest()),
        path.reason());
  }

  private static void table(StringBuilder text, List<List<String>> rows) {
    int columns = HEADINGS.size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      text.append(CompactJson.visible(line.toString().stripTrailing())).append('\n');
    }
  }

  static ObjectNode json(Inference found) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", found.golden().source().display());
    json.put("subject", found.golden().subject());
    ArrayNode ways = json.putArray("asked_by");
    found.ways().forEach(ways::add);
    json.put("trouble", found.trouble().orElse(null));
    ArrayNode paths = json.putArray("paths");
    if (found.trouble().isEmpty()) {
      found.stability().paths().forEach(path -> add(paths.addObject(), path));
    }
    json.set("proposal", found.proposal().json());
    json.put("is_enough", found.trouble().isEmpty() && found.isEnough());
    list(json.putArray("outdated"), found.outdated());
    list(json.putArray("never_varied"), found.neverVaried());
    return json;
  }

  private static void add(ObjectNode json, PathStability path) {
    json.put("path", path.path().toString());
    json.put("verdict", path.verdict().name().toLowerCase(Locale.ROOT));
    ArrayNode under = json.putArray("varied_under");
    path.under().forEach(under::add);
    json.put("looks_like", path.form().map(form -> form.words()).orElse(null));
    json.put("reason", path.reason());
  }

  private static void list(ArrayNode listed, List<FieldPath> paths) {
    paths.forEach(path -> listed.add(path.toString()));
  }
}
