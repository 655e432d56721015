package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.diff.Coordinate;
import io.touchstone.diff.Motion;
import io.touchstone.diff.Side;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All rules, by id and by the facts that they are about. */
public final class RuleBook {
  private static final List<String> CHAPTERS =
      List.of("inputs.json", "outputs.json", "documents.json", "contract.json", "gate.json");

  private final List<Rule> rules;
  private final Map<Coordinate, Rule> byCoordinate = new HashMap<>();

  RuleBook(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (Rule rule : rules) {
      for (Coordinate coordinate : rule.coordinates()) {
        Rule other = byCoordinate.put(coordinate, rule);
        if (other != null) {
          throw new IllegalArgumentException(
              "both %s and %s are about: %s".formatted(other.id(), rule.id(), coordinate));
        }
      }
    }
  }

  /** The rules that come with Touchstone: the files in {@code rules} beside this class. */
  public static RuleBook standard() {
    List<Rule> rules = new ArrayList<>();
    CHAPTERS.forEach(chapter -> chapter(chapter).forEach(rule -> rules.add(rule(rule))));
    return new RuleBook(rules);
  }

  private static JsonNode chapter(String name) {
    try (InputStream in = RuleBook.class.getResourceAsStream("rules/" + name)) {
      return StrictJson.value(in.readAllBytes(), name, JsonLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(JsonNode json) {
    Set<Coordinate> coordinates = new HashSet<>();
    json.get("when").forEach(when -> coordinates.add(coordinate(when.textValue())));
    return new Rule(
        json.get("id").textValue(),
        Rule.About.valueOf(json.get("about").textValue().toUpperCase(Locale.ROOT)),
        coordinates,
        Bump.valueOf(json.get("bump").textValue()),
        json.path("warning").asBoolean(),
        json.get("says").textValue(),
        json.get("why").textValue(),
        json.get("mend").textValue());
  }

  private static Coordinate coordinate(String words) {
    String[] parts = words.split(" ");
    return new Coordinate(
        Side.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[1],
        Motion.valueOf(parts[2].toUpperCase(Locale.ROOT)));
  }

  /** In the order of the book. */
  public List<Rule> rules() {
    return rules;
  }

  /** The rule about a kind of fact; there is one for each. */
  public Rule of(Coordinate coordinate) {
    return Optional.ofNullable(byCoordinate.get(coordinate))
        .orElseThrow(() -> new IllegalStateException("no rule is about: " + coordinate));
  }

  /** The rule of this name. */
  public Optional<Rule> named(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** What to say about a name that no rule has. */
  public String unknown(String id) {
    return "unknown rule "
        + JsonText.quote(id)
        + "; "
        + DidYouMean.among(rules.stream().map(Rule::id).toList(), id);
  }
}
