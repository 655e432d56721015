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

  /** What is wrong with an answer; empty where it is as promised. */
  private interface Judge extends Function<Answer, Optional<Finding>> {}

  /**
   * @param count how many inputs of the first kind; a fifth of it of the second
   */
  Result run(int count, long seed) {
    ContractInputs inputs =
        ContractInputs.of(((Terms.Behavior) contract.contract().terms()).inputs());
    Inputs<JsonNode> valid = inputs.valid(count, seed);
    Inputs<InvalidInput> invalid = inputs.invalid((count + 4) / 5, seed);
    List<Finding> findings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int asked = 0;
    int kept = 0;
    int late = 0;
    for (JsonNode input : valid.values()) {
      if (late == MOST_LATE) {
        break;
      }
      progress.at(asked++, valid.values().size(), "generated inputs");
      Answer answer = ask(input);
      late += isLate(answer) ? 1 : 0;
      Optional<Finding> broken = judgeValid(answer);
      kept += broken.isEmpty() ? 1 : 0;
      if (broken.isPresent() && findings.size() < MOST_FINDINGS) {
        findings.add(
            isLate(answer)
                ? shown(broken.get(), input)
                : smallest(input, broken.get(), contract::accepts, this::judgeValid));
      }
    }
    words.add(
        "%d generated inputs%s: %d answered as %s promises%s"
            .formatted(
                asked,
                late == MOST_LATE ? ", given up after %d that took too long".formatted(late) : "",
                kept,
                contract.contract(),
                reason(valid)));
    if (late == MOST_LATE) {
      return new Result(List.of(), words, findings);
    }
    int refused = 0;
    int before = findings.size();
    for (InvalidInput input : invalid.values()) {
      Optional<Finding> accepted = judgeInvalid(ask(input.input()), input.what());
      refused += accepted.isEmpty() ? 1 : 0;
      if (accepted.isPresent() && findings.size() < before + MOST_FINDINGS) {
        findings.add(
            smallest(
                input.input(),
                accepted.get(),
                other -> !contract.accepts(other),
                answer -> judgeInvalid(answer, input.what())));
      }
    }
    words.add(
        "%d invalid ones: %d answered with an error%s"
            .formatted(invalid.values().size(), refused, reason(invalid)));
    return new Result(valid.values(), words, findings);
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

  private Finding smallest(
      JsonNode input, Finding found, Predicate<JsonNode> admissible, Judge judge) {
    JsonNode small =
        InputShrinker.shrink(
            input,
            smaller ->
                admissible.test(smaller)
                    && judge
                        .apply(ask(smaller))
                        .filter(other -> other.rule().equals(found.rule()))
                        .isPresent(),
            SHRINK_TRIES);
    return shown(judge.apply(ask(small)).orElse(found), small);
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
