package io.touchstone.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.JsonText;
import io.touchstone.proof.Containment.Proved;
import io.touchstone.proof.Containment.Refuted;
import io.touchstone.proof.Containment.Undecided;
import io.touchstone.proof.DecisionSettings.Draft4Integers;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaValidator;

/** How the validity of a document is found out. */
enum SuiteWay {
  OWN("own evaluator") {
    @Override
    String answer(SuiteCase row) {
      return switch (Evaluation.of(row.subject(), row.data(), DecisionSettings.DEFAULT)) {
        case TRUE -> SuiteAnswer.VALID;
        case FALSE -> SuiteAnswer.INVALID;
        case UNKNOWN -> SuiteAnswer.UNKNOWN + "no reason";
      };
    }
  },
  NETWORKNT("networknt") {
    @Override
    String answer(SuiteCase row) {
      return switch (SchemaValidator.of(row.subject(), false).check(row.data())) {
        case VALID -> SuiteAnswer.VALID;
        case INVALID -> SuiteAnswer.INVALID;
        case FAILED -> SuiteAnswer.UNKNOWN + "it failed";
      };
    }
  },
  CONTAINED("decider") {
    @Override
    String answer(SuiteCase row) {
      return contained(row, SPELLED, row.constant(), row.subject(), true);
    }
  },
  EXCLUDED("decider, negated") {
    @Override
    String answer(SuiteCase row) {
      return contained(row, SPELLED, row.constant(), row.negation(), false);
    }
  },
  SPELLED_OUT("decider, spelled out") {
    @Override
    String answer(SuiteCase row) {
      return contained(row, DecisionSettings.DEFAULT, row.spelledOut(), row.subject(), true);
    }
  },
  SPELLED_OUT_EXCLUDED("spelled out, negated") {
    @Override
    String answer(SuiteCase row) {
      return contained(row, DecisionSettings.DEFAULT, row.spelledOut(), row.negation(), false);
    }
  };

  /** An enum of draft 4 stands for its own spelling, or 1 would be no integer for fear of 1.0. */
  private static final DecisionSettings SPELLED =
      new DecisionSettings(DecisionSettings.DEFAULT.steps(), false, Draft4Integers.SPELLED);

  final String words;

  SuiteWay(String words) {
    this.words = words;
  }

  abstract String answer(SuiteCase row);

  /** Valid, invalid, unknown with its reason, or the error that must never come. */
  String ask(SuiteCase row) {
    try {
      return answer(row);
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return e + (trace.length == 0 ? "" : " at " + trace[0]);
    }
  }

  private static String contained(
      SuiteCase row, DecisionSettings settings, Schema document, Schema whole, boolean ifProved) {
    Containment answer = new ContainmentDecider(settings).decide(document, whole);
    if (answer instanceof Proved) {
      return SuiteAnswer.of(ifProved);
    }
    if (answer instanceof Undecided undecided) {
      return SuiteAnswer.UNKNOWN + undecided.reason();
    }
    JsonNode witness = ((Refuted) answer).witness();
    return JsonEquality.equal(witness, row.data())
        ? SuiteAnswer.of(!ifProved)
        : "refuted by another document: " + JsonText.line(witness);
  }
}
