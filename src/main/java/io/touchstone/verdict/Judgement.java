package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.diff.Change;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one change means.
 *
 * @param change the fact
 * @param rule what the book says about such facts
 * @param bump the bump that this change needs
 * @param warning whether somebody may notice all the same
 * @param witness a document that one version accepts and the other refuses because of this change
 */
public record Judgement(
    Change change, Rule rule, Bump bump, boolean warning, Optional<Witness> witness) {
  /** In the words of a rule; what stands in for one may look like another. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(path|keyword|before|after)\\}");

  private static final int LONGEST_VALUE = 60;
  private static final int FINGERPRINT = 16;

  /** The fact in one sentence. */
  public String description() {
    String place = change.path().isRoot() ? "the value" : change.path().toString();
    String path = change.place().branches().isEmpty() ? place : place + " (in a variant)";
    Map<String, String> words =
        Map.of(
            "{path}", path,
            "{keyword}", change.coordinate().keyword(),
            "{before}", excerpt(change.before()),
            "{after}", excerpt(change.after()));
    return PLACEHOLDER
        .matcher(rule.says())
        .replaceAll(found -> Matcher.quoteReplacement(words.get(found.group())));
  }

  private static String excerpt(Optional<JsonNode> value) {
    return value.map(json -> JsonText.excerpt(json, LONGEST_VALUE)).orElse("none");
  }

  /**
   * Names this change of this contract, and survives edits elsewhere: 16 hexadecimal digits.
   *
   * @param contract the id of the contract
   */
  public String fingerprint(String contract) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    parts.add(contract).add(rule.id()).add(change.path().pointer());
    parts.add(shortly(change.before())).add(shortly(change.after()));
    if (isUnplaced()) {
      parts.add(witness.map(found -> JsonText.line(found.document())).orElse(""));
    }
    return ContentHash.of(parts).hex().substring(0, FINGERPRINT);
  }

  /** Whether it stands for whatever no single change accounts for, and is known by its witness. */
  boolean isUnplaced() {
    return change.coordinate().keyword().equals("documents");
  }

  /**
   * What a whole subschema says may be edited without making this another change, but a variant is
   * known by nothing else.
   */
  private String shortly(Optional<JsonNode> value) {
    boolean variant = change.coordinate().keyword().endsWith("variant");
    return value.filter(json -> variant || !json.isObject()).map(JsonText::line).orElse("");
  }
}
