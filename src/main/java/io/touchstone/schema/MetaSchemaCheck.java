package io.touchstone.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.path.NodePath;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.SourcePosition;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Holds documents against the meta-schema of one dialect, which is compiled when first needed. */
final class MetaSchemaCheck {
  /** More would not help: one mistake often breaks several keywords of a meta-schema. */
  private static final int MOST_SHOWN = 3;

  private static final Map<Dialect, MetaSchemaCheck> BY_DIALECT = all();

  private final Dialect dialect;
  private com.networknt.schema.Schema compiled;

  private MetaSchemaCheck(Dialect dialect) {
    this.dialect = dialect;
  }

  private static Map<Dialect, MetaSchemaCheck> all() {
    Map<Dialect, MetaSchemaCheck> checks = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      checks.put(dialect, new MetaSchemaCheck(dialect));
    }
    return Map.copyOf(checks);
  }

  static MetaSchemaCheck of(Dialect dialect) {
    return BY_DIALECT.get(dialect);
  }

  /** One line of the complaint. */
  private record Violation(SourcePosition position, FieldPath at, String message) {
    String text(boolean alone) {
      String place = alone ? "" : position.line() + ":" + position.column() + ": ";
      return place + (at.isRoot() ? "" : at + ": ") + message;
    }
  }

  /**
   * @throws JsonInputException with the first violations
   */
  void check(JsonDocument document) {
    String text = document.root().toString();
    List<Violation> violations =
        compiled().validate(text, InputFormat.JSON).stream()
            .map(error -> violation(document, error))
            .distinct()
            .sorted(
                Comparator.comparingInt((Violation violation) -> violation.position().line())
                    .thenComparingInt(violation -> violation.position().column())
                    .thenComparing(Violation::message))
            .toList();
    if (!violations.isEmpty()) {
      throw complaint(document.source(), violations);
    }
  }

  private JsonInputException complaint(String source, List<Violation> violations) {
    StringBuilder problem =
        new StringBuilder("no valid schema of " + dialect.word() + ": ")
            .append(violations.get(0).text(true));
    for (int i = 1; i < Math.min(MOST_SHOWN, violations.size()); i++) {
      problem.append("\n  ").append(violations.get(i).text(false));
    }
    if (violations.size() > MOST_SHOWN) {
      problem.append("\n  and ").append(violations.size() - MOST_SHOWN).append(" more");
    }
    return new JsonInputException(source, violations.get(0).position(), problem.toString());
  }

  private static Violation violation(JsonDocument document, Error error) {
    FieldPath at = FieldPath.ROOT;
    NodePath location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      at = at.then(location.getName(i));
    }
    return new Violation(document.position(at), at, error.getMessage());
  }

  private synchronized com.networknt.schema.Schema compiled() {
    if (compiled == null) {
      Schema schema =
          Schema.of(MetaSchemas.find(dialect.uri()).orElseThrow().node(), dialect, dialect.uri());
      compiled = NetworkntSchemas.compile(schema, false);
    }
    return compiled;
  }
}
