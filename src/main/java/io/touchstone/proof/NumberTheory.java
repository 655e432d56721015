package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers: an interval, divisors, and points that are not meant; all in exact decimals. */
final class NumberTheory implements Theory {
  private static final int MOST_MULTIPLES = 20_000;
  private static final int LONGEST_SPELLED = 400;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Budget budget;

  NumberTheory(Budget budget) {
    this.budget = budget;
  }

  @Override
  public Outcome solve(List<Typed.Shape.Literal> literals) {
    Wanted wanted = new Wanted();
    literals.forEach(wanted::add);
    if (wanted.isEmptyInterval()) {
      return Outcome.EMPTY;
    }
    if (!wanted.isModest()) {
      return Outcome.Unknown.because("budget: a number of too many digits");
    }
    wanted.joinDivisors();
    return wanted.divisor == null ? dense(wanted) : multiples(wanted);
  }

  /** Counts outward from the multiple that is nearest to zero. */
  private Outcome multiples(Wanted wanted) {
    BigDecimal divisor = wanted.divisor;
    BigInteger first =
        wanted.low == null ? null : quotient(wanted.low, RoundingMode.CEILING, wanted);
    BigInteger last =
        wanted.high == null ? null : quotient(wanted.high, RoundingMode.FLOOR, wanted);
    if (first != null && wanted.lowIsOut && isAt(first, wanted.low, divisor)) {
      first = first.add(BigInteger.ONE);
    }
    if (last != null && wanted.highIsOut && isAt(last, wanted.high, divisor)) {
      last = last.subtract(BigInteger.ONE);
    }
    if (first != null && last != null && first.compareTo(last) > 0) {
      return Outcome.EMPTY;
    }
    if (wanted.forbidden.stream().anyMatch(each -> Numbers.isMultiple(divisor, each))) {
      return Outcome.EMPTY;
    }
    BigInteger start = BigInteger.ZERO;
    start = first == null ? start : start.max(first);
    start = last == null ? start : start.min(last);
    long period = wanted.periodOfForbidden();
    boolean excludedMet = false;
    for (int i = 0; i < MOST_MULTIPLES; i++) {
      budget.step();
      boolean anyLeft = false;
      for (BigInteger k : i == 0 ? List.of(start) : around(start, i)) {
        boolean inside =
            (first == null || k.compareTo(first) >= 0) && (last == null || k.compareTo(last) <= 0);
        if (!inside) {
          continue;
        }
        anyLeft = true;
        BigDecimal value = divisor.multiply(new BigDecimal(k));
        boolean excluded = wanted.isExcluded(value);
        excludedMet |= excluded;
        if (!excluded && !wanted.isForbidden(value)) {
          return wanted.found(value);
        }
      }
      if (!anyLeft || (!excludedMet && i > period)) {
        return Outcome.EMPTY;
      }
    }
    return Outcome.Unknown.because("budget: multipleOf with too many multiples to try");
  }

  private static List<BigInteger> around(BigInteger start, int distance) {
    BigInteger far = BigInteger.valueOf(distance);
    return List.of(start.add(far), start.subtract(far));
  }

  private static BigInteger quotient(BigDecimal bound, RoundingMode mode, Wanted wanted) {
    return bound.divide(wanted.divisor, 0, mode).toBigInteger();
  }

  private static boolean isAt(BigInteger k, BigDecimal bound, BigDecimal divisor) {
    return divisor.multiply(new BigDecimal(k)).compareTo(bound) == 0;
  }

  /** Between two different bounds there is always another number. */
  private Outcome dense(Wanted wanted) {
    for (BigDecimal candidate : simple(wanted)) {
      budget.step();
      if (wanted.allows(candidate)) {
        return wanted.found(candidate);
      }
    }
    if (wanted.low != null && wanted.high != null && wanted.low.compareTo(wanted.high) == 0) {
      return Outcome.EMPTY;
    }
    BigDecimal base = wanted.base();
    for (int scale = 1; ; scale++) {
      BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
      for (int i = 1; i <= wanted.excluded.size() + 2; i++) {
        budget.step();
        BigDecimal offset = step.multiply(BigDecimal.valueOf(i * 10L + 1));
        BigDecimal candidate = wanted.low == null ? base.subtract(offset) : base.add(offset);
        if (wanted.allows(candidate)) {
          return wanted.found(candidate);
        }
      }
    }
  }

  private static List<BigDecimal> simple(Wanted wanted) {
    List<BigDecimal> simple =
        new ArrayList<>(List.of(BigDecimal.ZERO, BigDecimal.ONE, HALF, BigDecimal.ONE.negate()));
    if (wanted.low != null) {
      BigDecimal next = wanted.low.setScale(0, RoundingMode.CEILING);
      simple.addAll(List.of(wanted.low, next, next.add(BigDecimal.ONE), next.add(HALF)));
    }
    if (wanted.high != null) {
      BigDecimal next = wanted.high.setScale(0, RoundingMode.FLOOR);
      simple.addAll(List.of(wanted.high, next, next.subtract(BigDecimal.ONE), next.subtract(HALF)));
    }
    if (wanted.low != null && wanted.high != null) {
      simple.add(wanted.low.add(wanted.high).multiply(HALF));
    }
    return simple;
  }

  /** The literals, sorted. */
  private static final class Wanted {
    private BigDecimal low;
    private boolean lowIsOut;
    private BigDecimal high;
    private boolean highIsOut;
    private final List<BigDecimal> divisors = new ArrayList<>();
    private BigDecimal divisor;
    private final List<BigDecimal> forbidden = new ArrayList<>();
    private final Set<String> excluded = new HashSet<>();
    private boolean spelledAsInteger;
    private boolean notSpelledAsInteger;

    void add(Typed.Shape.Literal literal) {
      boolean positive = literal.positive();
      if (literal.atom() instanceof Atom.AtLeast atLeast) {
        bound(atLeast.bound(), positive, !positive);
      } else if (literal.atom() instanceof Atom.Above above) {
        bound(above.bound(), positive, positive);
      } else if (literal.atom() instanceof Atom.MultipleOf multiple) {
        (positive ? divisors : forbidden).add(Numbers.canonical(multiple.divisor()));
      } else if (literal.atom() instanceof Atom.SpelledAsInteger) {
        spelledAsInteger |= positive;
        notSpelledAsInteger |= !positive;
        if (positive) {
          divisors.add(BigDecimal.ONE);
        }
      } else if (literal.atom() instanceof Atom.OneOf oneOf && !positive) {
        oneOf.values().values().forEach(value -> excluded.add(ValueSet.key(value)));
      }
    }

    private void bound(BigDecimal bound, boolean isLow, boolean isOut) {
      if (isLow) {
        int order = low == null ? 1 : bound.compareTo(low);
        if (order >= 0) {
          lowIsOut = isOut || (order == 0 && lowIsOut);
          low = bound;
        }
      } else {
        int order = high == null ? -1 : bound.compareTo(high);
        if (order <= 0) {
          highIsOut = isOut || (order == 0 && highIsOut);
          high = bound;
        }
      }
    }

    boolean isEmptyInterval() {
      if (low == null || high == null) {
        return false;
      }
      int order = low.compareTo(high);
      return order > 0 || (order == 0 && (lowIsOut || highIsOut));
    }

    boolean isModest() {
      return (low == null || Numbers.isModest(low))
          && (high == null || Numbers.isModest(high))
          && divisors.stream().allMatch(Numbers::isModest)
          && forbidden.stream().allMatch(Numbers::isModest);
    }

    void joinDivisors() {
      for (BigDecimal each : divisors) {
        divisor = divisor == null ? each : Numbers.leastCommonMultiple(divisor, each);
      }
    }

    /** After so many multiples the forbidden ones come in the same order again. */
    long periodOfForbidden() {
      BigDecimal period = divisor;
      for (BigDecimal each : forbidden) {
        period = Numbers.leastCommonMultiple(period, each);
        if (!Numbers.isModest(period)) {
          return Long.MAX_VALUE;
        }
      }
      BigInteger steps = period.divide(divisor, 0, RoundingMode.CEILING).toBigInteger();
      return steps.bitLength() < Long.SIZE ? steps.longValue() : Long.MAX_VALUE;
    }

    boolean isExcluded(BigDecimal value) {
      return !excluded.isEmpty() && excluded.contains(ValueSet.key(DecimalNode.valueOf(value)));
    }

    boolean isForbidden(BigDecimal value) {
      return forbidden.stream().anyMatch(each -> Numbers.isMultiple(value, each));
    }

    boolean allows(BigDecimal value) {
      boolean inside =
          (low == null || value.compareTo(low) >= (lowIsOut ? 1 : 0))
              && (high == null || value.compareTo(high) <= (highIsOut ? -1 : 0));
      return inside && !isExcluded(value) && !isForbidden(value);
    }

    /** A bound, if there is one, to which points may come as near as they must. */
    BigDecimal base() {
      if (low != null) {
        return low;
      }
      return high != null ? high : BigDecimal.ZERO;
    }

    Outcome found(BigDecimal value) {
      BigDecimal plain = Numbers.canonical(value);
      if (spelledAsInteger && plain.precision() - plain.scale() > LONGEST_SPELLED) {
        return Outcome.Unknown.because("budget: an integer of too many digits");
      }
      JsonNode node = Numbers.node(plain);
      if (spelledAsInteger && !node.isIntegralNumber()) {
        node = Numbers.integerNode(plain.toBigInteger());
      } else if (notSpelledAsInteger && node.isIntegralNumber()) {
        node = DecimalNode.valueOf(plain.setScale(1));
      }
      return new Outcome.Found(node);
    }
  }
}
