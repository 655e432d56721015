package io.touchstone.schema;

import java.util.Optional;
import java.util.stream.Stream;

/** The drafts of JSON Schema that are understood, oldest first. */
public enum Dialect {
  DRAFT_4("http://json-schema.org/draft-04/schema", "draft4"),
  DRAFT_6("http://json-schema.org/draft-06/schema", "draft6"),
  DRAFT_7("http://json-schema.org/draft-07/schema", "draft7"),
  DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema", "draft2019-09"),
  DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema", "draft2020-12");

  private final String uri;
  private final String word;

  Dialect(String uri, String word) {
    this.uri = uri;
    this.word = word;
  }

  /** The URI of the meta-schema, without a fragment. */
  public String uri() {
    return uri;
  }

  /** The draft in one word, such as {@code draft7}. */
  public String word() {
    return word;
  }

  /** Whether this draft is {@code other} or a later one. */
  public boolean isAtLeast(Dialect other) {
    return compareTo(other) >= 0;
  }

  /** The dialect that a {@code $schema} names; an empty fragment does not count. */
  public static Optional<Dialect> ofUri(String uri) {
    String plain = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
    return Stream.of(values()).filter(dialect -> dialect.uri.equals(plain)).findFirst();
  }

  /** The dialect of a word such as {@code draft7}, {@code 7} or {@code 2020-12}. */
  public static Optional<Dialect> ofWord(String word) {
    String plain = word.startsWith("draft") ? word.substring("draft".length()) : word;
    String number = plain.startsWith("-0") ? plain.substring(2) : plain;
    return Stream.of(values()).filter(dialect -> dialect.word.equals("draft" + number)).findFirst();
  }
}
