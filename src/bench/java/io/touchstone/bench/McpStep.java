package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.bench.McpHistories.ToolList;
import io.touchstone.contract.Contract;
import io.touchstone.diff.Side;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import io.touchstone.verdict.Bump;
import io.touchstone.verdict.Judge;
import io.touchstone.verdict.Judgement;
import io.touchstone.verdict.Rule;
import io.touchstone.verdict.RuleBook;
import io.touchstone.verdict.Verdict;
import io.touchstone.verdict.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The step from one list of tools to the next.
 *
 * @param old the list before
 * @param now the list after
 * @param tools what became of each tool that is not as it was, most weighty first
 */
record McpStep(ToolList old, ToolList now, List<Tool> tools) {
  private static final int LONGEST_WITNESS = 80;

  /**
   * What became of a tool.
   *
   * @param name its name
   * @param bump the bump that this needs
   * @param warning whether that is a warning
   * @param added whether it is new
   * @param because in words, with a witness if there is one
   */
  record Tool(String name, Bump bump, boolean warning, boolean added, String because) {}

  private static final Comparator<Tool> MOST_WEIGHTY_FIRST =
      Comparator.comparing(Tool::bump)
          .thenComparing(Tool::warning)
          .reversed()
          .thenComparing(Tool::added)
          .thenComparing(Tool::name);

  static McpStep of(ToolList old, ToolList now, Judge judge, RuleBook rules) {
    SortedSet<String> names = new TreeSet<>(old.tools().keySet());
    names.addAll(now.tools().keySet());
    List<Tool> tools = new ArrayList<>();
    for (String name : names) {
      Contract before = old.tools().get(name);
      Contract after = now.tools().get(name);
      if (before == null || after == null) {
        boolean added = before == null;
        Rule rule = rules.named(added ? "contract-added" : "contract-removed").orElseThrow();
        tools.add(new Tool(name, rule.bump(), false, added, rule.says()));
      } else if (!JsonEquality.equal(unversioned(before), unversioned(after))) {
        tools.add(changed(name, judge.judge(before, after)));
      }
    }
    tools.sort(MOST_WEIGHTY_FIRST);
    return new McpStep(old, now, List.copyOf(tools));
  }

  private static JsonNode unversioned(Contract contract) {
    return ((ObjectNode) contract.document().root().deepCopy()).without("version");
  }

  private static Tool changed(String name, Verdict verdict) {
    if (verdict.judgements().isEmpty()) {
      return new Tool(name, verdict.required(), false, false, "only what no document meets");
    }
    Judgement leading = verdict.judgements().get(0);
    return new Tool(name, verdict.required(), leading.warning(), false, because(leading));
  }

  private static String because(Judgement leading) {
    Side side = leading.change().coordinate().side();
    String where = side == Side.CONTRACT ? "" : "of the " + side.word() + ", ";
    String warning = leading.warning() ? " (a warning)" : "";
    String witness = leading.witness().map(McpStep::told).orElse("");
    return where + leading.description() + warning + witness;
  }

  private static String told(Witness witness) {
    return "; only the %s version accepts `%s`"
        .formatted(
            witness.ofOld() ? "old" : "new", JsonText.excerpt(witness.document(), LONGEST_WITNESS));
  }

  Bump declared() {
    return Bump.declared(old.version(), now.version());
  }

  Bump computed() {
    return tools.isEmpty() ? Bump.NONE : tools.get(0).bump();
  }

  /** A row of a table in Markdown. */
  String row() {
    return "| %s | %s | %d, %d | %d | %s | %s | %s |"
        .formatted(
            old.version(),
            now.version(),
            old.tools().size(),
            now.tools().size(),
            tools.size(),
            declared(),
            computed(),
            reason().replace("|", "\\|"));
  }

  private String reason() {
    if (tools.isEmpty()) {
      return "nothing but the version";
    }
    Tool leading = tools.get(0);
    long others = tools.stream().filter(tool -> tool.bump() == leading.bump()).count() - 1;
    String more = others == 0 ? "" : "; and %d more".formatted(others);
    return "`%s`: %s%s".formatted(leading.name(), leading.because(), more);
  }
}
