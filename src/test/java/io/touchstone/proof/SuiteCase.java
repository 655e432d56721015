package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A document and whether a schema accepts it. */
record SuiteCase(
    Dialect dialect,
    String file,
    String group,
    String test,
    JsonNode schema,
    JsonNode data,
    boolean valid,
    Map<String, JsonNode> remotes) {
  private static final String SUBJECT = "http://localhost:1234/subject-of-not.json";
  private static final List<String> REFERENCES =
      List.of("$ref", "$dynamicRef", "$recursiveRef", "$id", "id", "$anchor", "$dynamicAnchor");

  /** The cases of one group, which is an object of the official shape. */
  static List<SuiteCase> ofGroup(
      Dialect dialect, String file, JsonNode group, Map<String, JsonNode> remotes) {
    return SuiteSampleTest.elements(group.get("tests"))
        .map(
            test ->
                new SuiteCase(
                    dialect,
                    file,
                    group.get("description").textValue(),
                    test.get("description").textValue(),
                    group.get("schema"),
                    test.get("data"),
                    test.get("valid").booleanValue(),
                    remotes))
        .toList();
  }

  String name() {
    return String.join(" | ", dialect.word(), file, group, test);
  }

  String expected() {
    return SuiteAnswer.of(valid);
  }

  Schema subject() {
    return Schema.of(schema, dialect, file, remotes);
  }

  /** A schema of this document alone. */
  Schema constant() {
    ObjectNode constant = JsonNodeFactory.instance.objectNode();
    if (dialect == Dialect.DRAFT_4) {
      constant.putArray("enum").add(data);
    } else {
      constant.set("const", data);
    }
    return Schema.of(constant, dialect, "constant");
  }

  /** As {@link #constant}, but without an enum, so that there is something to search. */
  Schema spelledOut() {
    return Schema.of(new SpelledOut(dialect).of(data), dialect, "spelled out");
  }

  /**
   * The negated schema. One with references of its own stays a document of its own: below {@code
   * not} its pointers would lead elsewhere.
   */
  Schema negation() {
    ObjectNode negation = JsonNodeFactory.instance.objectNode();
    if (schema.has("$schema")) {
      negation.set("$schema", schema.get("$schema"));
    }
    if (REFERENCES.stream().noneMatch(name -> schema.findValue(name) != null)) {
      negation.set("not", withoutDialect());
      return Schema.of(negation, dialect, file, remotes);
    }
    negation.putObject("not").put("$ref", SUBJECT);
    Map<String, JsonNode> more = new HashMap<>(remotes);
    more.put(SUBJECT, schema);
    return Schema.of(negation, dialect, file, more);
  }

  private JsonNode withoutDialect() {
    JsonNode plain = schema.deepCopy();
    return plain instanceof ObjectNode object ? object.without("$schema") : plain;
  }
}
