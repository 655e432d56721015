package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two schemas and what somebody says of them.
 *
 * @param contained whether every document that {@code a} accepts is said to be accepted by {@code
 *     b}
 */
record LabelledPair(
    String id, String corpus, Dialect dialect, JsonNode a, JsonNode b, boolean contained) {

  /** The pairs of the file that the arguments name; ends the process with 2 if there are none. */
  static List<LabelledPair> ofArguments(String[] args) throws IOException {
    if (args.length != 1 || !Files.isRegularFile(Path.of(args[0]))) {
      throw usage("expected -Dcorpus=FILE, a file of labelled pairs; found " + List.of(args));
    }
    List<LabelledPair> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String source = args[0] + ", line " + (pairs.size() + 1);
      try {
        pairs.add(of(line, source));
      } catch (IllegalArgumentException | JsonInputException e) {
        throw usage(source + ": " + e.getMessage());
      }
    }
    if (pairs.isEmpty()) {
      throw usage(args[0] + ": expected a labelled pair on each line, found no line");
    }
    return pairs;
  }

  private static IllegalStateException usage(String message) {
    System.err.println(message);
    System.exit(2);
    return new IllegalStateException(message);
  }

  private static LabelledPair of(String line, String source) {
    JsonNode row =
        StrictJson.value(line.getBytes(StandardCharsets.UTF_8), source, JsonLimits.DEFAULT);
    return new LabelledPair(
        member(row, "id").textValue(),
        member(row, "corpus").textValue(),
        Dialect.ofWord(member(row, "draft").asText())
            .orElseThrow(() -> new IllegalArgumentException("unknown draft " + row.get("draft"))),
        member(row, "a"),
        member(row, "b"),
        member(row, "contained").booleanValue());
  }

  private static JsonNode member(JsonNode row, String name) {
    JsonNode value = row.get(name);
    if (value == null) {
      throw new IllegalArgumentException("expected a member " + name);
    }
    return value;
  }

  Schema before() {
    return Schema.of(a, dialect, "a");
  }

  Schema after() {
    return Schema.of(b, dialect, "b");
  }
}
