package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.Matcher;
import io.touchstone.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a divergence looks like, where the pattern is known: a hint, not a proof. */
final class Cause {
  private static final Pattern HASH = Pattern.compile("\\p{XDigit}{16,128}");
  private static final Pattern THREAD =
      Pattern.compile("(Thread|pool|ForkJoinPool|touchstone).*-\\d+.*");
  private static final Pattern OBJECT = Pattern.compile(".*@\\p{XDigit}{5,8}.*");
  private static final long EPOCH_SECONDS_2001 = 1_000_000_000L;

  private Cause() {}

  /** In words that follow "looks like"; empty where no pattern is known. */
  static String of(Divergence divergence) {
    Discrepancy found = divergence.found();
    return switch (found.kind()) {
      case INPUT_CHANGED, INPUT_REORDERED -> "work on the caller's own input";
      case STUCK -> "two locks that are taken in different orders";
      case LATE -> "calls that wait for each other, or a call that is too slow when others run";
      case OUTCOME, ANSWER ->
          hasExited(found)
              ? "a process that ends during the call, by System.exit or by a crash"
              : ofValues(divergence, found);
    };
  }

  private static boolean hasExited(Discrepancy found) {
    JsonNode now = found.actual();
    return now != null && now.path("$threw").path("type").asText().equals("exited");
  }

  private static String ofValues(Divergence divergence, Discrepancy found) {
    Schedule schedule = divergence.schedule();
    JsonNode a = found.expected();
    JsonNode b = found.actual();
    String plain = a == null || b == null ? "" : ofForms(a, b);
    String way = ofSchedule(divergence, found);
    if (schedule instanceof InTurn turn
        && turn.calls().size() <= 2
        && turn.pause().isZero()
        && turn.shift().isZero()
        && !plain.isEmpty()) {
      boolean respelled = !turn.questions().get(0).isPlain();
      return respelled ? way : plain;
    }
    return way;
  }

  private static String ofForms(JsonNode a, JsonNode b) {
    String left = a.asText();
    String right = b.asText();
    if (accept("timestamp", a, b)) {
      return "a time stamp of the wall clock";
    }
    if (accept("uuid", a, b)) {
      return "a random UUID";
    }
    if (THREAD.matcher(left).matches() && THREAD.matcher(right).matches()) {
      return "the name of a thread";
    }
    if (OBJECT.matcher(left).matches() && OBJECT.matcher(right).matches()) {
      return "the identity hash of an object without toString()";
    }
    if (a.isArray() && b.isArray() && sameElements(a, b)) {
      return "an order that nothing fixes: of a hash table, or of completion";
    }
    if (a.isTextual() && b.isTextual() && sameCharacters(left, right)) {
      return "an order that nothing fixes: of a hash table, or of completion";
    }
    if (a.isNumber() && b.isNumber()) {
      return ofNumbers(a, b);
    }
    return HASH.matcher(left).matches() && HASH.matcher(right).matches()
        ? "a hash of something that is not the same each time"
        : "";
  }

  private static String ofNumbers(JsonNode a, JsonNode b) {
    double difference = b.decimalValue().subtract(a.decimalValue()).doubleValue();
    if (a.isIntegralNumber() && b.isIntegralNumber()) {
      if (Math.abs(difference) <= 16) {
        return "a counter that outlives the call";
      }
      return Math.abs(a.decimalValue().doubleValue()) > EPOCH_SECONDS_2001
          ? "a reading of a clock, or a random number"
          : "a random number, a duration or an identity hash";
    }
    return Math.abs(difference) < 1e-9 * Math.abs(a.doubleValue())
        ? "a sum of floating-point numbers in another order"
        : "a random number";
  }

  private static String ofSchedule(Divergence divergence, Discrepancy found) {
    Schedule schedule = divergence.schedule();
    if (schedule instanceof Gated) {
      return "a buffer or a field that calls share, or a check and an act with a gap between them";
    }
    if (schedule instanceof Burst burst) {
      return burst.apart()
          ? "state that instances share without a lock"
          : "state that calls share without a lock";
    }
    if (schedule instanceof Elsewhere elsewhere) {
      return elsewhere.world().knobs().isEmpty()
          ? "a hash salt, or something else that each process has its own of"
          : "something that depends on "
              + elsewhere.world().knobs().stream()
                  .map(OtherProcesses::family)
                  .collect(Collectors.joining(" and "));
    }
    InTurn turn = (InTurn) schedule;
    if (!turn.shift().isZero()) {
      return "the time of the clock that the subject is given";
    }
    if (!turn.pause().isZero()) {
      return "the second of the wall clock";
    }
    if (!turn.questions().get(0).isPlain()) {
      return found.expected() != null && HASH.matcher(found.expected().asText()).matches()
          ? "a hash of the raw text instead of the canonical form"
          : "%s in the answer".formatted(divergence.perturbation().words());
    }
    return turn.calls().size() > 1 ? "state that a call leaves behind for the next" : "";
  }

  private static boolean accept(String matcher, JsonNode a, JsonNode b) {
    Matcher form = Matcher.parse(matcher);
    return form.accepts(a) && form.accepts(b);
  }

  private static boolean sameElements(JsonNode a, JsonNode b) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    a.forEach(each -> left.add(JsonText.line(each)));
    b.forEach(each -> right.add(JsonText.line(each)));
    left.sort(null);
    right.sort(null);
    return left.equals(right);
  }

  private static boolean sameCharacters(String a, String b) {
    return a.length() == b.length()
        && a.chars().sorted().boxed().toList().equals(b.chars().sorted().boxed().toList());
  }
}
