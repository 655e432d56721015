package io.touchstone.cli;

import io.touchstone.json.JsonText;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of money, fractions included. */
final class CentsConverter implements ITypeConverter<BigDecimal> {
  @Override
  public BigDecimal convert(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "expected a number such as 10 or 2.5, found " + JsonText.quote(text));
    }
  }
}
