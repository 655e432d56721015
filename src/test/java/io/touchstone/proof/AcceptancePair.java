package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pair with the answer that the specification gives.
 *
 * @param expect {@code proved}, {@code refuted} or {@code undecided}
 * @param example a document in a and not in b, or a missing node
 * @param witnesses all documents in a and not in b, where these are few; else empty
 * @param validatorErrs whether networknt is known to misjudge the example
 */
record AcceptancePair(
    String name,
    Schema a,
    Schema b,
    String expect,
    JsonNode example,
    List<JsonNode> witnesses,
    boolean validatorErrs) {
  private static final List<String> FILES =
      List.of(
          "numbers",
          "strings",
          "arrays",
          "contains",
          "objects",
          "keys",
          "logic",
          "references",
          "unevaluated");

  private static final Set<String> KEYS =
      Set.of("name", "draft", "a", "b", "expect", "example", "witness", "networknt");

  /** All pairs of the folder {@code pairs}. */
  static Stream<AcceptancePair> all() {
    return FILES.stream()
        .flatMap(
            file ->
                ProofCases.of("pairs/" + file + ".json", KEYS).stream().map(row -> of(file, row)));
  }

  private static AcceptancePair of(String file, JsonNode row) {
    Dialect dialect = Dialect.ofWord(row.path("draft").asText("2020-12")).orElseThrow();
    return new AcceptancePair(
        file + ": " + row.get("name").textValue(),
        ProofCases.schema(row.get("a"), dialect),
        ProofCases.schema(row.get("b"), dialect),
        row.get("expect").textValue(),
        row.path("witness").path(0).isMissingNode()
            ? row.path("example")
            : row.get("witness").get(0),
        ProofCases.elements(row.path("witness")).toList(),
        row.path("networknt").asText().equals("errs"));
  }
}
