package io.touchstone.cli;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import io.touchstone.schema.Dialect;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word for a draft, such as {@code draft7}, {@code 7} or {@code 2020-12}. */
final class DialectConverter implements ITypeConverter<Dialect> {
  @Override
  public Dialect convert(String word) {
    return Dialect.ofWord(word).orElseThrow(() -> new TypeConversionException(unknown(word)));
  }

  /** The complaint about a word that names no draft. */
  static String unknown(String word) {
    return "unknown draft %s; %s"
        .formatted(
            JsonText.quote(word),
            DidYouMean.among(Stream.of(Dialect.values()).map(Dialect::word).toList(), word));
  }
}
