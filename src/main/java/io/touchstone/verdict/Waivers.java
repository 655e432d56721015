package io.touchstone.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The waivers of a folder of contracts, from its {@code waivers.json}: an array of objects.
 *
 * @param source the file as messages name it
 * @param all in the order of the file
 */
public record Waivers(String source, List<Waiver> all) {
  private static final List<String> KEYS =
      List.of("contract", "path", "rule", "fingerprint", "reason", "expires");

  /** No waiver. */
  public static final Waivers NONE = new Waivers("", List.of());

  public Waivers {
    all = List.copyOf(all);
  }

  /**
   * Reads the file.
   *
   * @throws JsonInputException with line and column of what is wrong and how to mend it
   */
  public static Waivers read(JsonDocument document, RuleBook rules) {
    if (!document.root().isArray()) {
      throw document.fault(
          FieldPath.ROOT,
          "expected an array of waivers, found " + JsonObjectReader.describe(document.root()));
    }
    List<Waiver> all = new ArrayList<>();
    for (int i = 0; i < document.root().size(); i++) {
      FieldPath at = FieldPath.of(Integer.toString(i));
      all.add(waiver(document, JsonObjectReader.of(document, at, "a waiver", KEYS), at, rules));
    }
    return new Waivers(document.source(), all);
  }

  private static Waiver waiver(
      JsonDocument document, JsonObjectReader reader, FieldPath at, RuleBook rules) {
    List.of("contract", "reason", "expires").forEach(reader::required);
    boolean byRule = reader.has("rule") && reader.has("path");
    if (!byRule && !reader.has("fingerprint")) {
      throw document.fault(
          at, "expected \"path\" and \"rule\", or \"fingerprint\", to say which change; add them");
    }
    boolean unplaced =
        reader.text("rule").flatMap(rules::named).filter(Rule::isUnplaced).isPresent();
    if (unplaced && !reader.has("fingerprint")) {
      throw reader.fault(
          "rule",
          "expected the \"fingerprint\" of a change that has no place of its own, as the report prints it;"
              + " path and rule would cover whatever comes next");
    }
    reader
        .text("fingerprint")
        .filter(print -> !print.matches("[0-9a-f]{16}"))
        .ifPresent(
            print -> {
              throw reader.fault(
                  "fingerprint",
                  "expected 16 hexadecimal digits, as the JSON report has them, found "
                      + JsonText.quote(print));
            });
    String reason = reader.text("reason").orElseThrow();
    if (reason.isBlank()) {
      throw reader.fault("reason", "expected a reason, found a blank one; say why this may pass");
    }
    reader
        .text("rule")
        .filter(id -> rules.named(id).isEmpty())
        .ifPresent(
            id -> {
              throw reader.fault("rule", rules.unknown(id));
            });
    return new Waiver(
        reader.text("contract").orElseThrow(),
        reader.text("path"),
        reader.text("rule"),
        reader.text("fingerprint"),
        reason,
        date(reader),
        document.position(at));
  }

  private static LocalDate date(JsonObjectReader reader) {
    String text = reader.text("expires").orElseThrow();
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw reader.fault(
          "expires",
          "expected a date such as \"2027-01-31\", the last day on which the waiver counts, found "
              + JsonText.quote(text));
    }
  }

  /** A waiver to paste, which counts for 90 days. */
  static String paste(String contract, String path, String rule, LocalDate today) {
    ObjectNode waiver = JsonNodeFactory.instance.objectNode();
    waiver.put("contract", contract).put("path", path).put("rule", rule);
    return paste(waiver, today);
  }

  /** As {@link #paste(String, String, String, LocalDate)}, by fingerprint. */
  static String paste(String contract, String fingerprint, LocalDate today) {
    ObjectNode waiver = JsonNodeFactory.instance.objectNode();
    waiver.put("contract", contract).put("fingerprint", fingerprint);
    return paste(waiver, today);
  }

  private static String paste(ObjectNode waiver, LocalDate today) {
    waiver.put("reason", "...").put("expires", today.plusDays(90).toString());
    return JsonText.excerpt(waiver, Integer.MAX_VALUE);
  }
}
