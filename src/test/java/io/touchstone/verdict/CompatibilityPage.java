package io.touchstone.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Contract;
import io.touchstone.diff.Side;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what is generated of {@code docs/compatibility.md}: the rules, each with the fixture that
 * shows it, and the acceptance cases. Every verdict and witness in it is computed.
 */
public final class CompatibilityPage {
  /** The file, below the root of the project. */
  public static final String FILE = "docs/compatibility.md";

  static final String COMMAND = "mvn -q -Pbench test-compile exec:exec@compatibility";

  private static final String BEGIN =
      "<!-- From here on generated; do not edit, run: " + COMMAND + " -->\n";
  private static final String END = "<!-- Up to here generated. -->\n";

  private static final int MOST_DIFFERENCES = 6;

  private static final Map<Side, String> SIDES =
      Map.of(
          Side.INPUTS, "Rules for inputs",
          Side.OUTPUTS, "Rules for outputs",
          Side.DOCUMENTS, "Rules for documents that both sides read and write",
          Side.CONTRACT, "Rules for everything else in a contract");

  private final RuleBook rules = RuleBook.standard();
  private final Judge tolerant = new Judge(rules, Policy.TOLERANT);
  private final Judge strict = new Judge(rules, Policy.STRICT);
  private final Map<String, CompatFixture> fixtures = new LinkedHashMap<>();

  private CompatibilityPage() {
    CompatFixture.all().forEach(fixture -> fixtures.putIfAbsent(fixture.rule(), fixture));
  }

  /**
   * The page with its generated part written anew; the rest stays.
   *
   * @throws IllegalArgumentException where the two lines around that part are missing
   */
  public static String rewritten(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "expected two lines in %s, found none or one; put them back:\n%s%s"
              .formatted(FILE, BEGIN, END));
    }
    String generated = new CompatibilityPage().generated();
    return page.substring(0, begin + BEGIN.length()) + generated + page.substring(end);
  }

  private String generated() {
    StringBuilder page = new StringBuilder();
    String last = "";
    for (Rule rule : rules.rules()) {
      String chapter = chapter(rule);
      if (!chapter.equals(last)) {
        last = chapter;
        page.append("\n## ").append(chapter).append('\n');
      }
      page.append('\n').append(section(rule));
    }
    return page.append('\n').append(cases()).append('\n').toString();
  }

  private static String chapter(Rule rule) {
    return rule.coordinates().stream()
        .findFirst()
        .map(coordinate -> SIDES.get(coordinate.side()))
        .orElse("Findings about no change");
  }

  private String section(Rule rule) {
    List<String> lines = new ArrayList<>();
    lines.add("### " + rule.id() + "\n");
    if (rule.about() != Rule.About.GATE) {
      lines.add("- bump: " + bump(rule));
    }
    lines.add("- says: " + rule.says());
    lines.add("- why: " + rule.why());
    lines.add("- mend: " + rule.mend());
    Optional.ofNullable(fixtures.get(rule.id()))
        .ifPresentOrElse(
            fixture -> lines.addAll(example(rule, fixture)),
            () -> lines.add("- example: none; here are no two versions to compare"));
    return String.join("\n", lines) + "\n";
  }

  private static String bump(Rule rule) {
    String bump = rule.bump() + (rule.warning() ? " with a warning" : "");
    return rule.about() == Rule.About.PROMISE
        ? bump
        : "decided by the documents; where that cannot be decided " + bump;
  }

  private List<String> example(Rule rule, CompatFixture fixture) {
    List<String> lines = new ArrayList<>();
    List<ContractEdit> edits = ContractEdit.between(fixture.old(), fixture.now());
    lines.add("- example:");
    edits.stream().limit(MOST_DIFFERENCES).forEach(edit -> lines.add("  - " + edit.markdown()));
    if (edits.size() > MOST_DIFFERENCES) {
      lines.add("  - and %d more".formatted(edits.size() - MOST_DIFFERENCES));
    }
    Verdict verdict = tolerant.judge(fixture.old(), fixture.now());
    Verdict strictly = strict.judge(fixture.old(), fixture.now());
    Judgement judgement = of(rule, verdict);
    lines.add("- reported as: " + Markdown.code(judgement.description()));
    lines.add(
        "- verdict: tolerant %s, strict %s%s"
            .formatted(needs(verdict), needs(strictly), alone(judgement, verdict)));
    witness(rule, verdict, strictly).ifPresent(lines::add);
    return lines;
  }

  private static Judgement of(Rule rule, Verdict verdict) {
    return verdict.judgements().stream()
        .filter(judgement -> judgement.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static String needs(Verdict verdict) {
    return verdict.required() + (verdict.warns() ? " with a warning" : "");
  }

  /** The example may need more than this rule by itself. */
  private static String alone(Judgement judgement, Verdict verdict) {
    return judgement.bump() == verdict.required()
        ? ""
        : "; this change alone, tolerant: " + judgement.bump();
  }

  private static Optional<String> witness(Rule rule, Verdict verdict, Verdict strictly) {
    return of(rule, verdict)
        .witness()
        .map(witness -> "- witness: " + accepted(witness))
        .or(
            () ->
                of(rule, strictly)
                    .witness()
                    .map(witness -> "- witness, strict: " + accepted(witness)));
  }

  private static String accepted(Witness witness) {
    return "only %s accepts %s"
        .formatted(witness.ofOld() ? "old" : "new", Markdown.code(witness.document()));
  }

  private String cases() {
    List<String> lines = new ArrayList<>();
    JsonNode cases = read("/io/touchstone/cli/verdict-cases.json");
    lines.add("## %d cases\n".formatted(cases.size()));
    lines.add("The cases that every release of Touchstone must judge as shown.\n");
    lines.add("| case | side | old | new | tolerant | strict | witness |");
    lines.add("|---|---|---|---|---|---|---|");
    cases.forEach(each -> lines.add(row(each)));
    return String.join("\n", lines) + "\n";
  }

  private String row(JsonNode each) {
    String side = each.get("side").textValue();
    String one = side.equals("both") ? "inputs" : side;
    Contract old = Contracts.ofSide(one, each.get("old"), "1.0.0");
    Contract now = Contracts.ofSide(one, each.get("new"), "1.0.1");
    Verdict verdict = tolerant.judge(old, now);
    return Markdown.row(
        List.of(
            each.get("id").textValue(),
            side,
            Markdown.code(each.get("old")),
            Markdown.code(each.get("new")),
            verdict.required() + (verdict.warns() ? ", warns" : ""),
            strict.judge(old, now).required().name(),
            verdict.sides().stream()
                .flatMap(judged -> judged.witness().stream())
                .findFirst()
                .map(CompatibilityPage::accepted)
                .orElse("none; the sets are equal")));
  }

  private static JsonNode read(String resource) {
    try (InputStream in = CompatibilityPage.class.getResourceAsStream(resource)) {
      return StrictJson.value(in.readAllBytes(), resource, JsonLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text that means itself. */
  static final class Markdown {
    /** Of JSON; what is longer is cut, and the cut is marked. */
    static final int LONGEST = 160;

    private Markdown() {}

    static String code(JsonNode json) {
      return code(JsonText.excerpt(json, LONGEST));
    }

    static String code(String text) {
      return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    static String row(List<String> cells) {
      return "| "
          + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
          + " |";
    }
  }
}
