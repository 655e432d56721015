package io.touchstone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Matcher;
import io.touchstone.golden.Mutation;
import io.touchstone.golden.Pins;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.verify.Audit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an audit of golden files found, for people and for programs. */
final class AuditText {
  private AuditText() {}

  /** A block about one weak file. */
  static String of(Audit audit) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: pins %d of %s, %d of the %d that stay the same\n"
            .formatted(
                place(audit),
                audit.pins().pinned(),
                count(audit.pins().leaves().size(), "leaf", "leaves"),
                audit.pins().pinned(),
                audit.pinnable()));
    line(text, "not pinned", audit.loosePaths().stream().map(AuditText::words));
    line(text, "not expected", audit.absent().stream().map(AuditText::words));
    line(
        text,
        "unnoticed",
        audit.unnoticed().stream()
            .map(mutation -> mutation.kind().words() + " at " + words(mutation.path())));
    remedies(audit).forEach(remedy -> line(text, "remedy", Stream.of(remedy)));
    return text.toString();
  }

  /** A line about what could be pinned although it need not be; empty where there is nothing. */
  static String hint(Audit audit) {
    return audit.couldPin().isEmpty()
        ? ""
        : "%s:%d: not weak, but %s may vary and never does here: remove the matcher to pin it\n"
            .formatted(
                audit.golden().source().display(),
                audit.golden().positionOfExpected(audit.couldPin().get(0)).line(),
                audit.couldPin().stream().map(AuditText::words).collect(Collectors.joining(", ")));
  }

  private static void line(StringBuilder text, String label, Stream<String> words) {
    String joined = words.collect(Collectors.joining(", "));
    if (!joined.isEmpty()) {
      text.append("  %-12s  %s\n".formatted(label, joined));
    }
  }

  private static String place(Audit audit) {
    GoldenFile golden = audit.golden();
    FieldPath first =
        Stream.concat(
                audit.loose().stream().map(Pins.Leaf::path),
                audit.holes().stream().map(Mutation::path))
            .findFirst()
            .orElse(FieldPath.ROOT);
    return golden.source().display() + ":" + golden.positionOfExpected(first).line();
  }

  static String summary(List<Audit> all, List<Audit> weak) {
    long leaves = all.stream().mapToLong(audit -> audit.pins().leaves().size()).sum();
    long pinned = all.stream().mapToLong(audit -> audit.pins().pinned()).sum();
    return "%s audited: %d weak; %d of %s pinned"
        .formatted(
            count(all.size(), "golden file", "golden files"),
            weak.size(),
            pinned,
            count(leaves, "leaf", "leaves"));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String words(FieldPath path) {
    return path.isRoot() ? "the root" : path.toString();
  }

  /** What to change in the file. */
  private static List<String> remedies(Audit audit) {
    Comparison comparison = audit.golden().comparison();
    Set<String> remedies = new LinkedHashSet<>();
    Set<FieldPath> toSelect = new LinkedHashSet<>();
    for (FieldPath path : audit.loosePaths()) {
      Optional<Map.Entry<FieldPath, Matcher>> matcher =
          comparison.matchers().entrySet().stream()
              .filter(each -> each.getKey().covers(path) || path.covers(each.getKey()))
              .findFirst();
      if (matcher.isEmpty()) {
        toSelect.add(path);
      } else if (matcher.get().getKey().segments().size() < path.segments().size()) {
        remedies.add(
            "replace the matcher of %s by matchers of what varies below it"
                .formatted(quoted(matcher.get().getKey())));
      } else {
        remedies.add(
            "remove the matcher of %s (%s): its value stays the same"
                .formatted(quoted(matcher.get().getKey()), matcher.get().getValue()));
      }
    }
    boolean selects = !comparison.deterministic().isEmpty();
    if (selects && audit.holes().stream().anyMatch(hole -> hole.path().isRoot())) {
      remedies.add("remove \"deterministic_fields\", and give what varies a matcher");
    } else if (selects) {
      List<FieldPath> open =
          audit.unnoticed().stream()
              .filter(mutation -> mutation.kind() == Mutation.Kind.ADDED)
              .map(Mutation::path)
              .toList();
      Stream.concat(
              open.stream(),
              toSelect.stream()
                  .filter(path -> open.stream().noneMatch(container -> container.covers(path))))
          .map(AuditText::quoted)
          .reduce((one, other) -> one + ", " + other)
          .ifPresent(
              paths ->
                  remedies.add(
                      "add to \"deterministic_fields\": "
                          + paths
                          + "; and give what varies below it a matcher"));
    }
    if (!audit.absent().isEmpty()) {
      remedies.add(
          "write %s into \"expected_output\""
                  .formatted(
                      audit.absent().stream()
                          .map(AuditText::quoted)
                          .collect(Collectors.joining(", ")))
              + (comparison.deterministic().isEmpty()
                  ? ""
                  : ", and the same into \"deterministic_fields\""));
    }
    return List.copyOf(remedies);
  }

  private static String quoted(FieldPath path) {
    return JsonText.quote(path.toString());
  }

  /** Every file that was audited, the weak ones marked. */
  static ObjectNode json(List<Audit> audits, double min) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("min_percent", plain(min));
    ArrayNode files = json.putArray("golden_files");
    for (Audit audit : audits) {
      boolean weak = audit.isWeak(min);
      ObjectNode file = files.addObject();
      file.put("path", audit.golden().source().display());
      file.put("subject", audit.golden().subject());
      file.put("weak", weak);
      file.put("leaves", audit.pins().leaves().size());
      file.put("pinned", audit.pins().pinned());
      file.put("pinnable", audit.pinnable());
      file.set("percent", plain(audit.percent()));
      paths(file.putArray("not_pinned"), audit.loosePaths());
      paths(file.putArray("not_expected"), audit.absent());
      paths(file.putArray("could_pin"), audit.couldPin());
      ArrayNode unnoticed = file.putArray("unnoticed");
      audit
          .unnoticed()
          .forEach(
              mutation ->
                  unnoticed
                      .addObject()
                      .put("change", mutation.kind().name().toLowerCase(Locale.ROOT))
                      .put("path", mutation.path().toString()));
      ArrayNode remedies = file.putArray("remedies");
      if (weak) {
        remedies(audit).forEach(remedies::add);
      }
    }
    return json;
  }

  private static JsonNode plain(double percent) {
    BigDecimal rounded =
        BigDecimal.valueOf(percent).setScale(1, RoundingMode.FLOOR).stripTrailingZeros();
    return JsonNodeFactory.instance.numberNode(new BigDecimal(rounded.toPlainString()));
  }

  private static void paths(ArrayNode listed, List<FieldPath> paths) {
    paths.forEach(path -> listed.add(path.toString()));
  }
}
