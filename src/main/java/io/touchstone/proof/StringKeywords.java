package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.pattern.Languages;
import io.touchstone.pattern.SchemaPattern;
import io.touchstone.proof.SchemaCompiler.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lengths and patterns. */
final class StringKeywords implements KeywordFormulas.Meaning {
  private final Formulas formulas;
  private final Languages languages;
  private final Map<String, Formula> patterns = new HashMap<>();

  StringKeywords(Formulas formulas, Languages languages) {
    this.formulas = formulas;
    this.languages = languages;
  }

  @Override
  public Formula of(Site site, String keyword, JsonNode value) {
    return switch (keyword) {
      case "minLength" ->
          formulas.sizeAtLeast(JsonType.STRING, KeywordValues.count(keyword, value));
      case "maxLength" -> formulas.sizeAtMost(JsonType.STRING, KeywordValues.count(keyword, value));
      default -> pattern(KeywordValues.text(keyword, value));
    };
  }

  /** The strings in which the pattern is found, and all that is no string. */
  Formula pattern(String source) {
    return patterns.computeIfAbsent(source, this::compile);
  }

  private Formula compile(String source) {
    SchemaPattern pattern = SchemaPattern.of(source);
    if (pattern.opaqueReason().isEmpty()) {
      return formulas.when(JsonType.STRING, new Atom.InLanguage(languages.of(pattern)));
    }
    if (!pattern.isValid()) {
      throw new UnmodelledException(pattern.opaqueReason().get());
    }
    Oracle oracle =
        new Oracle(
            "pattern " + source,
            pattern.opaqueReason().get(),
            languages.of(pattern),
            List.of(),
            text -> truth(pattern.find(text)));
    return formulas.when(JsonType.STRING, new Atom.Accepted(oracle));
  }

  private static Truth truth(SchemaPattern.Match match) {
    return switch (match) {
      case FOUND -> Truth.TRUE;
      case NOT_FOUND -> Truth.FALSE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }
}
