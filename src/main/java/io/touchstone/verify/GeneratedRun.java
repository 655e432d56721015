package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Terms;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.generate.ContractInputs;
import io.touchstone.generate.Inputs;
import io.touchstone.generate.InvalidInput;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.stress.InputShrinker;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks a subject what no one wrote: inputs that its contract allows, which must be answered as it
 * promises, and inputs that it does not, which must be answered with an error.
 */
final class GeneratedRun {
  private static final String BROKEN = "generated-input-failed";
  private static final String ACCEPTED = "invalid-input-accepted";

  /** More than these of one kind tell nothing more. */
  private static final int MOST_FINDINGS = 5;

  private static final int SHRINK_TRIES = 500;
  private static final Duration SHRINK_TIME = Duration.ofSeconds(5);

  /** After so many that take too long, to ask on would take for ever. */
  private static final int MOST_LATE = 3;

  private final Session session;
  private final String subject;
  private final ContractCheck contract;
  private final Progress progress;

  GeneratedRun(Session session, String subject, ContractCheck contract, Progress progress) {
    this.session = session;
    this.subject = subject;
    this.contract = contract;
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param valid the inputs that the contract allows
   * @param words in a line each
   */
  record Result(List<JsonNode> valid, List<String> words, List<Finding> findings) {}

  /** What is wrong with an answer; empty where it is as it must be. */
  private interface Judge extends Function<Answer, Optional<Finding>> {}

  /**
   * One input to ask.
   *
   * @param alike whether a smaller input is still of its kind
   */
  private record Trial(JsonNode input, Predicate<JsonNode> alike, Judge judge) {}

  /**
   * What came of all inputs of a kind.
   *
   * @param good how many answers were as they must be
   * @param givenUp whether so many took too long that the rest was not asked
   */
  private record Tally(int asked, int good, boolean givenUp) {
    String words() {
      return asked + (givenUp ? ", given up after %d that took too long".formatted(MOST_LATE) : "");
    }
  }

  /**
   * @param count how many inputs of the first kind; a fifth of it of the second
   */
  Result run(int count, long seed) {
    ContractInputs inputs =
        ContractInputs.of(((Terms.Behavior) contract.contract().terms()).inputs());
    Inputs<JsonNode> valid = inputs.valid(count, seed);
    Inputs<InvalidInput> invalid = inputs.invalid((count + 4) / 5, seed);
    List<Finding> findings = new ArrayList<>();
    Tally answered =
        tally(
            valid.values().stream()
                .map(input -> new Trial(input, contract::accepts, this::judgeValid))
                .toList(),
            findings);
    Tally refused =
        tally(
            invalid.values().stream()
                .map(
                    input ->
                        new Trial(
                            input.input(),
                            smaller -> !contract.accepts(smaller),
                            answer -> judgeInvalid(answer, input.what())))
                .toList(),
            findings);
    List<String> words =
        List.of(
            "generated inputs: %s; %d answered as %s promises%s"
                .formatted(answered.words(), answered.good(), contract.contract(), reason(valid)),
            "invalid ones: %s; %d answered with an error%s"
                .formatted(refused.words(), refused.good(), reason(invalid)));
    return new Result(answered.givenUp() ? List.of() : valid.values(), words, findings);
  }

  private Tally tally(List<Trial> trials, List<Finding> findings) {
    int most = findings.size() + MOST_FINDINGS;
    int asked = 0;
    int good = 0;
    int late = 0;
    for (Trial trial : trials) {
      progress.at(asked++, trials.size(), "generated inputs");
      Answer answer = ask(trial.input());
      Optional<Finding> broken = trial.judge().apply(answer);
      good += broken.isEmpty() ? 1 : 0;
      late += isLate(answer) ? 1 : 0;
      if (broken.isPresent() && findings.size() < most) {
        findings.add(
            isLate(answer) ? shown(broken.get(), trial.input()) : smallest(trial, broken.get()));
      }
      if (late == MOST_LATE) {
        return new Tally(asked, good, true);
      }
    }
    return new Tally(asked, good, false);
  }

  private static String reason(Inputs<?> inputs) {
    return inputs.reason().isEmpty() ? "" : " (no more: " + inputs.reason() + ")";
  }

  private Answer ask(JsonNode input) {
    try (GuardedSubject fresh = session.openNew(subject, Duration.ZERO)) {
      return fresh.call(input.deepCopy());
    }
  }

  private Optional<Finding> judgeValid(Answer answer) {
    if (answer instanceof Answer.Threw threw) {
      return Optional.of(
          finding(
              BROKEN,
              "an input that %s allows is not answered: %s: %s"
                  .formatted(contract.contract(), threw.type(), threw.message()),
              FieldPath.ROOT));
    }
    return contract.breaches(this::where, answer.toJson()).stream()
        .filter(breach -> breach.severity().compareTo(Severity.ERROR) >= 0)
        .findFirst();
  }

  private Optional<Finding> judgeInvalid(Answer answer, String what) {
    return answer instanceof Answer.Returned returned && isError(returned.value())
        ? Optional.empty()
        : Optional.of(
            finding(
                ACCEPTED,
                "an input that %s does not allow (%s) is not answered with an error that has a code, such as {\"$error\": {\"code\": \"...\"}}, but with %s"
                    .formatted(contract.contract(), what, JsonText.excerpt(answer.toJson(), 100)),
                FieldPath.ROOT));
  }

  /** An error as subjects answer it, a structured outcome that has one, or the bare error. */
  private static boolean isError(JsonNode answer) {
    return answer.path("$error").path("code").isTextual()
        || answer.path("error").path("code").isTextual()
        || (answer.path("code").isTextual() && answer.path("message").isTextual());
  }

  private Finding smallest(Trial trial, Finding found) {
    JsonNode small =
        InputShrinker.shrink(
            trial.input(),
            smaller ->
                trial.alike().test(smaller)
                    && trial
                        .judge()
                        .apply(ask(smaller))
                        .filter(other -> other.rule().equals(found.rule()))
                        .isPresent(),
            SHRINK_TRIES,
            SHRINK_TIME);
    return shown(trial.judge().apply(ask(small)).orElse(found), small);
  }

  private static boolean isLate(Answer answer) {
    return answer instanceof Answer.Threw threw && threw.type().equals("timeout");
  }

  private static Finding shown(Finding shown, JsonNode small) {
    return new Finding(
        shown.rule(),
        shown.severity(),
        shown.location(),
        shown.message(),
        shown.expected(),
        shown.actual(),
        Optional.of(
            "smallest input: %s%s"
                .formatted(
                    JsonText.excerpt(small, 2_000),
                    shown.remedy().map(words -> "\n" + words).orElse(""))));
  }

  private Finding finding(String rule, String message, FieldPath path) {
    return Finding.of(rule, Severity.ERROR, where(path), message);
  }

  private Location where(FieldPath path) {
    return new Location(subject, Optional.empty(), Optional.of(path));
  }
}
