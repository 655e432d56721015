package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.pattern.Languages;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.DynamicScope;
import io.touchstone.schema.Subschema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a schema into a formula. Each subschema is compiled once for each dynamic scope that it is
 * reached in; what refers to itself becomes a {@link Formula.Shape.Later}.
 */
final class SchemaCompiler {
  private static final int DEEPEST = 300;

  /** Keywords whose value says all, whatever stands beside them. */
  private static final Set<String> STANDALONE =
      Set.of(
          "type",
          "enum",
          "const",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "format",
          "minItems",
          "maxItems",
          "uniqueItems",
          "required",
          "minProperties",
          "maxProperties",
          "dependentRequired");

  /** A subschema in a dynamic scope. */
  record Site(Subschema schema, DynamicScope scope) {
    JsonNode node() {
      return schema.node();
    }

    Dialect dialect() {
      return schema.dialect();
    }

    Site to(Subschema target) {
      return new Site(target, scope.entering(target.resource()));
    }

    Site child(JsonNode node) {
      return to(schema.child(node));
    }
  }

  private final Formulas formulas;
  private final String side;
  private final KeywordFormulas keywords;
  private final Map<Site, Formula> compiled = new HashMap<>();
  private final Map<Site, Integer> open = new HashMap<>();
  private final Map<Site, Formula> later = new HashMap<>();
  private final Map<Site, Integer> numbers = new HashMap<>();
  private final Budget budget;

  /** Sites opened at this depth or deeper describe the same value as the current one. */
  private int sameValueFrom;

  /**
   * @param side distinguishes what only looks the same in two documents, such as a reference to
   *     nowhere
   */
  SchemaCompiler(
      Formulas formulas,
      Languages languages,
      DecisionSettings settings,
      Spelling spelling,
      String side,
      Budget budget) {
    this.formulas = formulas;
    this.side = side;
    this.budget = budget;
    this.keywords = new KeywordFormulas(this, formulas, languages, settings, spelling);
  }

  Formula compile(Subschema root) {
    return inPlace(new Site(root, DynamicScope.EMPTY.entering(root.resource())));
  }

  /** The formula of a subschema that describes a part of the value. */
  Formula below(Site site) {
    int outside = sameValueFrom;
    sameValueFrom = open.size();
    try {
      return inPlace(site);
    } finally {
      sameValueFrom = outside;
    }
  }

  /** The formula of a subschema that describes the same value. */
  Formula inPlace(Site site) {
    JsonNode node = site.node();
    if (node.isBoolean()) {
      return formulas.always(node.booleanValue());
    }
    if (!node.isObject()) {
      return unknown(site, "not a schema: " + node.getNodeType());
    }
    Formula known = compiled.get(site);
    if (known != null) {
      return known;
    }
    Integer depth = open.get(site);
    if (depth != null) {
      return depth >= sameValueFrom
          ? unknown(site, "a reference that leads to itself")
          : later.computeIfAbsent(site, key -> formulas.later());
    }
    Optional<String> stranger = site.schema().resource().unknownDialect();
    if (stranger.isPresent()) {
      return unknown(site, "unknown $schema " + stranger.get());
    }
    if (open.size() >= DEEPEST) {
      return unknown(site, "budget: schemas nested deeper than " + DEEPEST);
    }
    open.put(site, open.size());
    Formula formula = ofKeywords(site);
    open.remove(site);
    Formula promised = later.remove(site);
    if (promised != null) {
      ((Formula.Shape.Later) promised.shape).finish(formula);
    }
    compiled.put(site, formula);
    return formula;
  }

  private Formula unknown(Site site, String reason) {
    Optional<String> text =
        site.scope().resources().isEmpty() ? SiteText.of(site.schema()) : Optional.empty();
    return formulas.unknown(text.orElse(side + number(site)) + " " + reason, reason);
  }

  private int number(Site site) {
    return numbers.computeIfAbsent(site, key -> numbers.size());
  }

  private Formula ofKeywords(Site site) {
    List<Formula> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : site.node().properties()) {
      budget.step();
      parts.add(keyword(site, member.getKey(), member.getValue()));
    }
    return formulas.and(parts);
  }

  private Formula keyword(Site site, String keyword, JsonNode value) {
    try {
      return keywords.of(site, keyword, value);
    } catch (UnmodelledException unmodelled) {
      return opaque(site, keyword, value, unmodelled.getMessage());
    }
  }

  /**
   * One unknown for a keyword wherever it says the same. What most keywords say depends on those
   * beside them, so the whole subschema must be the same.
   */
  private Formula opaque(Site site, String keyword, JsonNode value, String reason) {
    boolean alone = STANDALONE.contains(keyword);
    Subschema telling = alone ? new Subschema(value, site.schema().resource()) : site.schema();
    Optional<String> text =
        alone || site.scope().resources().isEmpty() ? SiteText.of(telling) : Optional.empty();
    return formulas.unknown(
        keyword + " " + text.orElse(side + number(site)) + " " + reason, reason);
  }

  /** The value of a keyword, if it is there and means anything. */
  Optional<JsonNode> heeded(Site site, String keyword) {
    return keywords.isHeeded(site, keyword)
        ? Optional.ofNullable(site.node().get(keyword))
        : Optional.empty();
  }

  /** Takes a step of the budget for a keyword that does more than walk once. */
  void step() {
    budget.step();
  }

  String side() {
    return side;
  }
}
