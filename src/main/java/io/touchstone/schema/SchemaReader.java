package io.touchstone.schema;

import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads schemas and complains about what is none: JSON that a meta-schema refuses, patterns that
 * are no regular expressions, references that lead nowhere or to the network.
 */
public final class SchemaReader {
  private SchemaReader() {}

  /**
   * Reads a schema and the files beside or below it that it refers to, and those that they refer
   * to.
   *
   * @param source how messages name the file, usually a relative path
   * @param asked the dialect if {@code $schema} names none; 2020-12 if neither does
   * @throws JsonInputException with line, column, what was expected, and how to mend it
   */
  public static Schema read(Path file, String source, Optional<Dialect> asked, JsonLimits limits) {
    JsonDocument document = StrictJson.parse(file, source, limits);
    return new SchemaFiles(asked, Optional.of(SchemaFolder.of(file, source, limits)))
        .read(document);
  }

  /**
   * As {@link #read(Path, String, Optional, JsonLimits)}, for a schema that has no folder: it
   * refers to nothing but itself and the standard meta-schemas.
   */
  public static Schema read(JsonDocument document, Optional<Dialect> asked) {
    return new SchemaFiles(asked, Optional.empty()).read(document);
  }
}
