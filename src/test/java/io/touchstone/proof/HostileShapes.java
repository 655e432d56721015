package io.touchstone.proof;

import static java.util.stream.Collectors.joining;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Schemas of hostile size or shape. */
final class HostileShapes {
  private static final int DEEP = 450;

  private HostileShapes() {}

  static Stream<HostilePair> pairs() {
    return Stream.of(
        HostilePair.of("deep items", deep("{\"items\":", "{}"), deep("{\"items\":", "false")),
        HostilePair.of(
            "deep properties",
            deep("{\"properties\":{\"a\":", "{}", "}}", DEEP),
            deep("{\"properties\":{\"a\":", "false", "}}", DEEP)),
        HostilePair.of("deep not", deep("{\"not\":", "{}", "}", 900), "{\"type\":\"null\"}"),
        HostilePair.of(
            "deep allOf", deep("{\"allOf\":[", "{\"type\":\"null\"}", "]}", DEEP), "false"),
        HostilePair.of(
            "deep if", deep("{\"then\":{\"minimum\":1},\"if\":", "{}"), "{\"minimum\":2}"),
        HostilePair.of(
            "deep oneOf",
            deep("{\"oneOf\":[{\"minimum\":1},", "{\"maximum\":5}", "]}", 300),
            "{\"type\":\"number\"}"),
        HostilePair.of(
            "a deep constant",
            "{\"const\":" + deep("[", "1", "]", 900) + "}",
            "{\"const\":" + deep("[", "2", "]", 900) + "}"),
        HostilePair.of("allOf of 30 anyOf of 3", conjunction(30), "{\"const\":7}"),
        HostilePair.of("allOf of 60 anyOf of 3 keys", satisfiability(60, 240, 1), "false"),
        HostilePair.of("too many clauses", satisfiability(60, 400, 2), "false"),
        HostilePair.of("few clauses", satisfiability(60, 150, 3), "false"),
        HostilePair.of(
            "2^20 shared references", shared(20, "{\"type\":\"null\"}"), shared(20, "{}")),
        HostilePair.of("2^20 shared branches", sharedBranches(20), "{\"type\":\"null\"}"),
        HostilePair.of(
            "oneOf of 60", many("oneOf", 60, i -> "{\"minimum\":" + i + "}"), "{\"maximum\":3}"),
        HostilePair.of(
            "oneOf of 60 lengths",
            many("oneOf", 60, i -> "{\"maxLength\":" + i + "}"),
            many("oneOf", 60, i -> "{\"minLength\":" + i + "}")),
        HostilePair.of(
            "2^26 ways to an annotation", annotated(26), "{\"properties\":{\"b\":false}}"),
        HostilePair.of("2000 properties", properties(2000, "integer"), properties(2000, "number")),
        HostilePair.of(
            "2000 required", "{\"required\":[" + list(2000, i -> "\"k" + i + "\"") + "]}", "false"),
        HostilePair.of(
            "an enum of 20,000",
            "{\"enum\":[" + list(20_000, i -> Integer.toString(i)) + "]}",
            "{\"type\":\"integer\"}"),
        HostilePair.of(
            "two enums of 20,000",
            "{\"enum\":[" + list(20_000, i -> "\"v" + i + "\"") + "]}",
            "{\"enum\":[" + list(20_000, i -> "\"v" + (19_998 - i) + "\"") + "]}"),
        HostilePair.of(
            "a chain of conditions",
            many("allOf", 40, i -> condition("k" + i, "k" + (i + 1))),
            "{\"required\":[\"k40\"]}"),
        HostilePair.of(
            "a circle of 200 dependents",
            "{\"type\":\"object\",\"minProperties\":1,\"propertyNames\":{\"pattern\":\"^k\"},"
                + "\"dependentRequired\":{"
                + list(200, i -> "\"k%d\":[\"k%d\"]".formatted(i, (i + 1) % 200))
                + "}}",
            "{\"required\":[\"k7\"]}"),
        HostilePair.of(
            "unevaluatedProperties over anyOf of 12",
            unevaluated(12),
            "{\"additionalProperties\":{\"type\":\"integer\"}}"),
        HostilePair.of(
            "what is left over anyOf of 12",
            "{\"type\":\"object\",\"propertyNames\":{\"pattern\":\"^k\"}}",
            unevaluated(12)));
  }

  private static String deep(String open, String core) {
    return deep(open, core, "}", 900);
  }

  private static String deep(String open, String core, String close, int levels) {
    return open.repeat(levels) + core + close.repeat(levels);
  }

  static String list(int size, IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(joining(","));
  }

  static String many(String word, int size, IntFunction<String> element) {
    return "{\"" + word + "\":[" + list(size, element) + "]}";
  }

  private static String conjunction(int size) {
    return many(
        "allOf",
        size,
        i ->
            "{\"anyOf\":[{\"multipleOf\":%d},{\"maximum\":%d},{\"minLength\":%d}]}"
                .formatted(i + 2, -i, i));
  }

  /** A formula in conjunctive normal form with three literals a clause; a variable is a key. */
  private static String satisfiability(int variables, int clauses, int seed) {
    Random random = new Random(seed);
    return many(
        "allOf",
        clauses,
        i ->
            many(
                "anyOf",
                3,
                j -> {
                  String key = "{\"required\":[\"v" + random.nextInt(variables) + "\"]}";
                  return random.nextBoolean() ? key : "{\"not\":" + key + "}";
                }));
  }

  private static String shared(int levels, String core) {
    return "{\"$ref\":\"#/$defs/d0\",\"$defs\":{%s,\"d%d\":%s}}"
        .formatted(
            list(
                levels,
                i ->
                    "\"d%d\":{\"properties\":{\"l\":{\"$ref\":\"#/$defs/d%d\"},".formatted(i, i + 1)
                        + "\"r\":{\"$ref\":\"#/$defs/d%d\"}}}".formatted(i + 1)),
            levels,
            core);
  }

  private static String sharedBranches(int levels) {
    return "{\"$ref\":\"#/$defs/d0\",\"$defs\":{%s,\"d%d\":{\"type\":\"null\"}}}"
        .formatted(
            list(
                levels,
                i ->
                    "\"d%1$d\":{\"anyOf\":[{\"$ref\":\"#/$defs/d%2$d\"},{\"minimum\":%1$d},"
                            .formatted(i, i + 1)
                        + "{\"$ref\":\"#/$defs/d%d\"}]}".formatted(i + 1)),
            levels);
  }

  private static String annotated(int depth) {
    return "{\"$ref\":\"#/$defs/d0\",\"unevaluatedProperties\":false,\"$defs\":{"
        + list(
            depth,
            i ->
                "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
                    .formatted(i, i + 1, i + 1))
        + ",\"d%d\":{\"properties\":{\"a\":true}}}}".formatted(depth);
  }

  private static String properties(int size, String type) {
    return "{\"type\":\"object\",\"properties\":{"
        + list(size, i -> "\"k%d\":{\"type\":\"%s\"}".formatted(i, type))
        + "},\"additionalProperties\":false}";
  }

  private static String condition(String key, String then) {
    return "{\"if\":{\"required\":[\"%s\"]},\"then\":{\"required\":[\"%s\"]},\"else\":{\"type\":\"object\"}}"
        .formatted(key, then);
  }

  private static String unevaluated(int size) {
    return "{\"type\":\"object\",\"unevaluatedProperties\":false,\"anyOf\":["
        + list(
            size,
            i ->
                "{\"properties\":{\"k%1$d\":{\"type\":\"integer\"}},\"required\":[\"k%1$d\"]}"
                    .formatted(i))
        + "]}";
  }
}
