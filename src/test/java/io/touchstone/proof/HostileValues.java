package io.touchstone.proof;

import static io.touchstone.proof.HostileShapes.list;
import static io.touchstone.proof.HostileShapes.many;

import io.touchstone.schema.Dialect;
import java.util.stream.Stream;

/** Schemas with hostile numbers, counts, patterns and references. */
final class HostileValues {
  private static final String NULL = "{\"type\":\"null\"}";

  private HostileValues() {}

  static Stream<HostilePair> pairs() {
    return Stream.of(numbers(), counts(), patterns(), references()).flatMap(pairs -> pairs);
  }

  private static Stream<HostilePair> numbers() {
    String digits = "9".repeat(300);
    String fraction = "0." + digits.repeat(3);
    return Stream.of(
        HostilePair.of(
            "multiples of 1e-300",
            "{\"type\":\"number\",\"multipleOf\":1e-300,\"minimum\":0.1}",
            "{\"multipleOf\":1e-299}"),
        HostilePair.of(
            "multiples of 1e300", "{\"type\":\"integer\",\"multipleOf\":1e300}", "{\"const\":0}"),
        HostilePair.of(
            "multiples of 1e-300 and 1e300",
            "{\"allOf\":[{\"multipleOf\":1e-300},{\"multipleOf\":1e300}]}",
            "{\"multipleOf\":7}"),
        HostilePair.of(
            "multiples of many primes",
            many(
                "allOf",
                12,
                i -> "{\"multipleOf\":" + new int[] {2, 3, 5, 7, 11, 13}[i % 6] + "e-" + i + "}"),
            "{\"multipleOf\":17}"),
        HostilePair.of(
            "an integer that none of many divides",
            "{\"type\":\"integer\",\"minimum\":1,\"allOf\":["
                + list(60, i -> "{\"not\":{\"multipleOf\":" + (i + 2) + "}}")
                + "]}",
            "{\"maximum\":1}"),
        HostilePair.of(
            "numbers of 300 and 900 digits",
            "{\"type\":\"number\",\"minimum\":" + digits + ",\"multipleOf\":" + digits + "}",
            "{\"multipleOf\":" + fraction + "}"),
        HostilePair.of(
            "exponents at the ends of a double",
            "{\"type\":\"number\",\"minimum\":1e308}",
            "{\"maximum\":1e-308}"),
        HostilePair.of("a constant of 1e308", "{\"const\":1e308}", "{\"multipleOf\":0.1}"));
  }

  private static Stream<HostilePair> counts() {
    return Stream.of(
        HostilePair.of(
            "billions of items",
            "{\"type\":\"array\",\"minItems\":4000000000,\"items\":{\"type\":\"string\"}}",
            "{\"uniqueItems\":true}"),
        HostilePair.of(
            "billions of characters", "{\"type\":\"string\",\"minLength\":4000000000}", NULL),
        HostilePair.of(
            "billions of characters with a pattern",
            "{\"type\":\"string\",\"minLength\":4000000000,\"pattern\":\"^(ab)*$\"}",
            "{\"pattern\":\"b$\"}"),
        HostilePair.of(
            "billions of keys", "{\"type\":\"object\",\"minProperties\":4000000000}", NULL),
        HostilePair.of(
            "billions contained",
            "{\"type\":\"array\",\"contains\":{\"const\":1},\"minContains\":4000000000}",
            "{\"maxItems\":4000000000}"),
        HostilePair.of(
            "counts beyond long",
            "{\"minItems\":18446744073709551617,\"minLength\":1e30}",
            "{\"minItems\":18446744073709551616,\"minLength\":1e29}"),
        HostilePair.of(
            "six pigeons in five holes",
            "{\"type\":\"array\",\"minItems\":6,\"uniqueItems\":true,\"items\":{\"type\":\"integer\","
                + "\"minimum\":1,\"maximum\":5}}",
            "false"),
        HostilePair.of(
            "300 unique items", "{\"type\":\"array\",\"minItems\":300,\"uniqueItems\":true}", NULL),
        HostilePair.of(
            "contains of 8",
            "{\"type\":\"array\",\"maxItems\":7,\"allOf\":["
                + list(8, i -> "{\"contains\":{\"enum\":[%d,%d]}}".formatted(i, i + 1))
                + "]}",
            "{\"minItems\":4}"),
        HostilePair.of(
            "contains of 8 disjoint",
            "{\"type\":\"array\",\"maxItems\":7,\"allOf\":["
                + list(8, i -> "{\"contains\":{\"const\":" + i + "}}")
                + "]}",
            "false"));
  }

  private static Stream<HostilePair> patterns() {
    return Stream.of(
        pattern("exponential determinism", "^(a|b)*a(a|b){20}$", "^(a|b)*b(a|b){20}$"),
        pattern("nested stars", "^(((a*)*)*)*$", "^(a+)+$"),
        pattern("huge repetition", "^(a{1,1000}){1,1000}$", "^a{1,1000000}$"),
        pattern("ambiguous words", "^(\\w+\\s?)*$", "^(\\w+\\s?)*\\S$"),
        pattern("many look-aheads", "^" + "(?=.*[a-c])(?!.*x.y)".repeat(12) + ".*$", "^.{8}$"),
        pattern(
            "long alternatives",
            "^(" + list(400, i -> "w" + i * 7919).replace(",", "|") + ")+$",
            "^w"),
        HostilePair.of(
            "12 overlapping patterns of keys",
            "{\"type\":\"object\",\"patternProperties\":{"
                + list(12, i -> "\"%c\":{\"minimum\":%d}".formatted('a' + i, i))
                + "},\"minProperties\":3}",
            "{\"patternProperties\":{"
                + list(12, i -> "\"%c.*%c\":{\"minimum\":%d}".formatted('a' + i, 'b' + i, i + 1))
                + "}}"));
  }

  private static HostilePair pattern(String name, String a, String b) {
    return HostilePair.of(
        name,
        "{\"type\":\"string\",\"pattern\":\"" + a.replace("\\", "\\\\") + "\"}",
        "{\"pattern\":\"" + b.replace("\\", "\\\\") + "\"}");
  }

  private static Stream<HostilePair> references() {
    String circle =
        "{\"$ref\":\"#/$defs/c0\",\"$defs\":{"
            + list(300, i -> "\"c%d\":{\"$ref\":\"#/$defs/c%d\"}".formatted(i, (i + 1) % 300))
            + "}}";
    String chain =
        "{\"$ref\":\"#/$defs/c0\",\"$defs\":{"
            + list(900, i -> "\"c%d\":{\"$ref\":\"#/$defs/c%d\"}".formatted(i, i + 1))
            + ",\"c900\":{\"type\":\"null\"}}}";
    String mutual =
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"allOf\":[{\"$ref\":\"#/$defs/b\"}]},"
            + "\"b\":{\"anyOf\":[{\"$ref\":\"#/$defs/a\"},{\"$ref\":\"#/$defs/b\"}]}}}";
    String meta = "{\"$ref\":\"http://json-schema.org/draft-07/schema#\"}";
    String metaAgain = "{\"allOf\":[{\"$ref\":\"http://json-schema.org/draft-07/schema#\"}]}";
    String dynamic = "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}";
    return Stream.of(
        HostilePair.of("a circle in place", "{\"$ref\":\"#\"}", NULL),
        HostilePair.of("a circle of 300", circle, NULL),
        HostilePair.of("a chain of 900", chain, "{\"maxLength\":3}"),
        HostilePair.of("circles in circles", mutual, "{\"type\":\"string\"}"),
        new HostilePair("the meta-schema in itself", meta, metaAgain, Dialect.DRAFT_7),
        new HostilePair(
            "the meta-schema in a type",
            meta,
            "{\"type\":[\"object\",\"boolean\"]}",
            Dialect.DRAFT_7),
        HostilePair.of("the dynamic meta-schema in a type", dynamic, "{\"type\":\"object\"}"),
        HostilePair.of(
            "40 definitions that all refer to all",
            "{\"$ref\":\"#/$defs/n0\",\"$defs\":{"
                + list(
                    40,
                    i ->
                        "\"n%d\":{\"type\":\"object\",\"minProperties\":1,\"properties\":{"
                                .formatted(i)
                            + list(40, j -> "\"p%d\":{\"$ref\":\"#/$defs/n%d\"}".formatted(j, j))
                            + "},\"additionalProperties\":false}")
                + "}}",
            "false"));
  }
}
