package io.touchstone.cli;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, as the constants of an enumeration are called, in either case. */
final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> allowed;

  WordConverter(List<E> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  @Override
  public E convert(String word) {
    return allowed.stream()
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(unknown(word)));
  }

  private String unknown(String word) {
    List<String> words =
        allowed.stream().map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList();
    return "unknown %s; %s".formatted(JsonText.quote(word), DidYouMean.among(words, word));
  }
}
