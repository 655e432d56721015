package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.golden.VolatileLook.Look;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of one golden file, as it is written, will hardly do what a golden file is for. */
public final class Lint {
  /** The rule of files that any answer passes, or none whose values differ. */
  public static final String ASSERTS_NOTHING = "golden-asserts-nothing";

  /** The rule of values that will be others tomorrow, or elsewhere. */
  public static final String PINS_VOLATILE = "golden-pins-volatile";

  /** The rule of files that expect what they ask. */
  public static final String ECHOES_INPUT = "golden-echoes-input";

  /** The rule of matchers that are never asked. */
  public static final String UNUSED_MATCHER = "golden-unused-matcher";

  /** The rule of files that nobody will read. */
  public static final String HUGE = "golden-huge";

  /** The tag of files whose subject is meant to answer what it is asked. */
  public static final String ECHO_TAG = "echo";

  private static final int HUGE_BYTES = 256 * 1024;

  /** One of each type, none of which anybody would expect. */
  private static final List<JsonNode> STRANGERS =
      List.of(
          NullNode.instance,
          BooleanNode.FALSE,
          IntNode.valueOf(-48151623),
          TextNode.valueOf("\u0000 nobody answers this"),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode());

  private final GoldenFile golden;
  private final Comparison comparison;
  private final JsonNode expected;
  private final Collection<FieldPath> stable;
  private final List<Finding> findings = new ArrayList<>();

  private Lint(GoldenFile golden, Collection<FieldPath> stable) {
    this.stable = stable;
    this.golden = golden;
    this.comparison = golden.comparison();
    this.expected = golden.expectedOutput();
  }

  /**
   * All warnings about a file.
   *
   * @param stable fields that the contract of the subject promises to repeat, whatever they look
   *     like
   */
  public static List<Finding> of(GoldenFile golden, Collection<FieldPath> stable) {
    Lint lint = new Lint(golden, stable);
    lint.huge();
    lint.echo();
    lint.unusedMatchers();
    lint.values();
    return List.copyOf(lint.findings);
  }

  private void huge() {
    int bytes = golden.document().bytes().length;
    if (bytes > HUGE_BYTES) {
      warn(
          HUGE,
          FieldPath.ROOT,
          "the file has %d KB, more than %d: nobody reads what changes in it"
              .formatted(bytes / 1024, HUGE_BYTES / 1024),
          "make a smaller input, or several cases of it");
    }
  }

  private void echo() {
    if (!golden.tags().contains(ECHO_TAG) && JsonEquality.equal(golden.input(), expected)) {
      warn(
          ECHOES_INPUT,
          GoldenFile.EXPECTED_OUTPUT,
          "the expected output is the input: a subject that does nothing passes",
          "choose an input that the subject changes, or correct the expected output; where it is meant, add the tag \"echo\"");
    }
  }

  private void unusedMatchers() {
    JsonNode written = golden.document().root().path("matchers");
    for (Map.Entry<String, JsonNode> each : written.properties()) {
      FieldPath path = FieldPath.parse(each.getKey());
      boolean leads = FieldPaths.leads(path, expected);
      if (!leads || !isAsked(path)) {
        warn(
            UNUSED_MATCHER,
            FieldPath.of("matchers", each.getKey()),
            leads
                ? "the matcher at %s is never asked: longer or more exact paths decide for all of its places"
                    .formatted(JsonText.quote(each.getKey()))
                : "the matcher at %s is never asked: its path leads to nothing in the expected output"
                    .formatted(JsonText.quote(each.getKey())),
            "remove it, or correct its path");
      }
    }
  }

  /** Whether the file would no longer hold for itself if the matcher accepted nothing. */
  private boolean isAsked(FieldPath path) {
    Map<FieldPath, Matcher> refusing = new LinkedHashMap<>(comparison.matchers());
    refusing.put(path, new Matcher(refusing.get(path).name(), value -> false));
    return new Comparison(
            comparison.deterministic(),
            comparison.ignored(),
            refusing,
            comparison.unordered(),
            comparison.mode())
        .rules(false)
        .misfit(expected)
        .isPresent();
  }

  private void values() {
    Set<FieldPath> pinned = Pins.byValue(golden);
    if (pinned.isEmpty()) {
      boolean anything =
          STRANGERS.stream().allMatch(it -> comparison.differences(expected, it).isEmpty());
      warn(
          ASSERTS_NOTHING,
          GoldenFile.EXPECTED_OUTPUT,
          anything
              ? "any answer passes"
              : "no value of the expected output counts: each is ignored, or only its form is asked for",
          "take matchers or ignored_fields away, or add to deterministic_fields, until what matters counts; see: touchstone golden audit "
              + golden.source().arguments());
    }
    pinsVolatile(pinned);
  }

  /** Places that go through arrays in the same way are told once. */
  private void pinsVolatile(Set<FieldPath> pinned) {
    VolatileLook looks = new VolatileLook(golden.input());
    Map<List<Object>, List<FieldPath>> alike = new LinkedHashMap<>();
    for (FieldPath path : pinned) {
      Optional<Look> look =
          stable.stream().anyMatch(it -> it.covers(path))
              ? Optional.empty()
              : looks.of(path, path.in(expected));
      look.ifPresent(
          it ->
              alike
                  .computeIfAbsent(
                      List.of(FieldPaths.wide(path, expected), it), key -> new ArrayList<>())
                  .add(path));
    }
    alike.forEach((key, places) -> pinsVolatile((Look) key.get(1), places));
  }

  private void pinsVolatile(Look look, List<FieldPath> places) {
    Set<FieldPath> shown = new LinkedHashSet<>(FieldPaths.generalized(places, expected));
    String at = JsonText.quote(shown.iterator().next().toString());
    warn(
        PINS_VOLATILE,
        GoldenFile.EXPECTED_OUTPUT.then(places.get(0)),
        "pins %s at %s%s, which is hardly the same on every run or machine"
            .formatted(
                look.words(),
                at,
                places.size() > 1 ? " (and " + (places.size() - 1) + " more like it)" : ""),
        "ask for its form, \"matchers\": {%s: %s}, ignore it, or hand the subject what it depends on"
            .formatted(at, JsonText.quote(look.matcher())));
  }

  /**
   * @param at in the file; of a member, its name is shown where it is not the expected output
   */
  private void warn(String rule, FieldPath at, String message, String remedy) {
    boolean named = rule.equals(UNUSED_MATCHER);
    Location location =
        Location.of(
            golden.source().display(),
            named ? golden.document().keyPosition(at) : golden.document().position(at),
            at);
    findings.add(
        new Finding(
            rule,
            Severity.WARNING,
            location,
            message,
            Optional.empty(),
            Optional.empty(),
            Optional.of(remedy)));
  }
}
