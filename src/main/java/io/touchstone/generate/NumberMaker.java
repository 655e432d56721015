package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers: at bounds, near zero, large, and in several spellings. */
final class NumberMaker {
  private static final BigInteger FAR = BigInteger.TEN.pow(3);

  /** A number that needs more digits than this makes arithmetic slow and says nothing new. */
  private static final int MOST_DIGITS = 400;

  private static final List<BigDecimal> INTERESTING =
      List.of(
          decimal("0"),
          decimal("1"),
          decimal("-1"),
          decimal("2"),
          decimal("10"),
          decimal("100"),
          decimal("255"),
          decimal("2147483648"),
          decimal("-2147483649"),
          decimal("9007199254740993"),
          decimal("9223372036854775807"),
          decimal("-9223372036854775809"),
          decimal("123456789012345678901234567890"),
          decimal("0.5"),
          decimal("-0.1"),
          decimal("0.30000000000000004"),
          decimal("1.7976931348623157E+308"),
          decimal("1E-300"));

  private final Chance chance;

  NumberMaker(Chance chance) {
    this.chance = chance;
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  JsonNode make(Demands demands) {
    BigDecimal step = step(demands);
    List<BigDecimal> choices = new ArrayList<>();
    for (BigDecimal candidate : candidates(demands, step)) {
      if (demands.isWithin(DecimalNode.valueOf(candidate)) && isAllowed(candidate, demands)) {
        choices.add(candidate);
      }
    }
    if (choices.isEmpty()) {
      throw new DeadEnd("no number is left");
    }
    return spelled(chance.of(choices), demands);
  }

  private static boolean isAllowed(BigDecimal number, Demands demands) {
    boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    return !(demands.fraction && whole)
        && !(demands.integer && !whole)
        && demands.divisors.stream().allMatch(divisor -> isMultiple(number, divisor))
        && demands.strangers.stream().noneMatch(divisor -> isMultiple(number, divisor))
        && !Demands.isIn(DecimalNode.valueOf(number), demands.excluded);
  }

  private static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
    return divisor.signum() != 0 && number.remainder(divisor).signum() == 0;
  }

  /** What all numbers are multiples of; null where there is no such thing. */
  private static BigDecimal step(Demands demands) {
    BigDecimal step = demands.integer ? BigDecimal.ONE : null;
    for (BigDecimal divisor : demands.divisors) {
      if (digits(divisor) > MOST_DIGITS || divisor.signum() <= 0) {
        throw new DeadEnd("a divisor that is too long");
      }
      step = step == null ? divisor : common(step, divisor);
    }
    return step;
  }

  /** How many digits a number has when it is written out. */
  private static long digits(BigDecimal number) {
    return Math.max(number.precision(), Math.abs((long) number.scale()) + 1);
  }

  private static BigDecimal common(BigDecimal a, BigDecimal b) {
    int scale = Math.max(0, Math.max(a.scale(), b.scale()));
    BigInteger left = a.setScale(scale).unscaledValue();
    BigInteger right = b.setScale(scale).unscaledValue();
    BigDecimal common = new BigDecimal(left.divide(left.gcd(right)).multiply(right), scale);
    if (digits(common) > MOST_DIGITS) {
      throw new DeadEnd("divisors whose common multiple is too long");
    }
    return common;
  }

  private List<BigDecimal> candidates(Demands demands, BigDecimal step) {
    List<BigDecimal> numbers = new ArrayList<>();
    if (demands.least != null && digits(demands.least) > MOST_DIGITS
        || demands.most != null && digits(demands.most) > MOST_DIGITS) {
      throw new DeadEnd("a bound that is too long");
    }
    if (step != null) {
      multiples(demands, step, numbers);
    } else {
      decimals(demands, numbers);
    }
    if (chance.oneIn(3) || (demands.least == null && demands.most == null)) {
      for (int i = 0; i < 3; i++) {
        BigDecimal interesting = chance.of(INTERESTING);
        numbers.add(step == null ? interesting : nearest(interesting, step));
      }
    }
    return numbers;
  }

  private static BigDecimal nearest(BigDecimal number, BigDecimal step) {
    return number.divide(step, 0, RoundingMode.FLOOR).multiply(step);
  }

  private void multiples(Demands demands, BigDecimal step, List<BigDecimal> numbers) {
    BigInteger low =
        demands.least == null
            ? null
            : demands.least.divide(step, 0, RoundingMode.CEILING).toBigInteger();
    BigInteger high =
        demands.most == null
            ? null
            : demands.most.divide(step, 0, RoundingMode.FLOOR).toBigInteger();
    BigInteger from = low != null ? low : high != null ? high.subtract(FAR) : FAR.negate();
    BigInteger to = high != null ? high : low != null ? low.add(FAR) : FAR;
    if (from.compareTo(to) > 0) {
      throw new DeadEnd("no multiple within the bounds");
    }
    List<BigInteger> factors = new ArrayList<>();
    factors.add(from.add(BigInteger.valueOf(chance.below(3))));
    factors.add(to.subtract(BigInteger.valueOf(chance.below(3))));
    factors.add(chance.between(from, to));
    factors.add(chance.between(from, to));
    factors.add(BigInteger.valueOf(chance.below(12)));
    factors.add(BigInteger.valueOf(-chance.below(12)));
    factors.forEach(factor -> numbers.add(step.multiply(new BigDecimal(factor))));
  }

  private void decimals(Demands demands, List<BigDecimal> numbers) {
    BigDecimal far = new BigDecimal(FAR);
    BigDecimal from =
        demands.least != null
            ? demands.least
            : demands.most != null ? demands.most.subtract(far) : far.negate();
    BigDecimal to =
        demands.most != null ? demands.most : demands.least != null ? demands.least.add(far) : far;
    numbers.add(from);
    numbers.add(to);
    int scale = Math.max(0, Math.max(from.scale(), to.scale())) + 1 + chance.below(3);
    BigInteger low = from.setScale(scale, RoundingMode.CEILING).unscaledValue();
    BigInteger high = to.setScale(scale, RoundingMode.FLOOR).unscaledValue();
    if (low.compareTo(high) <= 0) {
      numbers.add(new BigDecimal(chance.between(low, high), scale));
      numbers.add(new BigDecimal(chance.between(low, high), scale));
      numbers.add(new BigDecimal(low.add(BigInteger.ONE), scale));
    }
    BigInteger whole = from.setScale(0, RoundingMode.CEILING).unscaledValue();
    numbers.add(new BigDecimal(whole.add(BigInteger.valueOf(chance.below(10)))));
    numbers.add(BigDecimal.ZERO);
  }

  /** Mostly as one writes it, at times as 1.0 or 1E+2, and zero as -0.0. */
  private JsonNode spelled(BigDecimal number, Demands demands) {
    if (number.signum() == 0 && !demands.integer && chance.oneIn(3)) {
      return DoubleNode.valueOf(-0.0);
    }
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    boolean whole = plain.scale() <= 0;
    if (demands.spelledAsInteger && whole) {
      return integer(plain.toBigIntegerExact());
    }
    if (whole && plain.precision() - plain.scale() < 40 && !chance.oneIn(9)) {
      return integer(plain.toBigIntegerExact());
    }
    boolean point = whole && plain.scale() > -40 && (plain.scale() == 0 || chance.oneIn(2));
    return DecimalNode.valueOf(point ? plain.setScale(1) : plain);
  }

  static JsonNode integer(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(number.intValueExact());
    }
    return number.bitLength() < Long.SIZE
        ? LongNode.valueOf(number.longValueExact())
        : BigIntegerNode.valueOf(number);
  }
}
