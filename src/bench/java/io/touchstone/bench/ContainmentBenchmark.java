package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.bench.ContainmentWay.Verdict;
import io.touchstone.schema.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The decider against the compatibility checker of Apicurio Registry, in one process and warm, from
 * texts to answer, on those pairs of a file of labelled pairs that the checker can read. A schema
 * that does not name its draft gets the name, because the checker would take draft 4 otherwise.
 * Takes the file; exit code 2 on bad usage.
 */
public final class ContainmentBenchmark {
  private static final int WARM_UPS = 5;

  private ContainmentBenchmark() {}

  public static void main(String[] args) throws IOException {
    List<LabelledPair> pairs = LabelledPair.ofArguments(args);
    KnownLabelFaults faults = KnownLabelFaults.read();
    Map<String, List<Question>> questions = new LinkedHashMap<>();
    for (LabelledPair pair : pairs) {
      if (isForThePeer(pair)) {
        Question question = Question.of(pair, faults);
        questions.computeIfAbsent(pair.corpus(), key -> new ArrayList<>()).add(question);
      }
    }
    questions.put("all", questions.values().stream().flatMap(List::stream).toList());
    System.out.println("Times are microseconds of CPU a pair, from the two texts to the answer.");
    questions.forEach((corpus, asked) -> print(corpus, asked));
  }

  /** It takes a later draft for draft 7, and a schema that is {@code false} for an empty one. */
  private static boolean isForThePeer(LabelledPair pair) {
    return !pair.dialect().isAtLeast(Dialect.DRAFT_2019_09)
        && pair.a().isObject()
        && pair.b().isObject();
  }

  private static void print(String corpus, List<Question> questions) {
    Map<ContainmentWay, Result> results = new EnumMap<>(ContainmentWay.class);
    for (int pass = 0; pass <= WARM_UPS; pass++) {
      for (ContainmentWay way : ContainmentWay.values()) {
        Result result = new Result();
        questions.forEach(question -> result.ask(way, question));
        results.put(way, result);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%-30s%10s%10s%10s%10s%10s%10s%10s%10s%10s%10s%n",
        corpus + ", " + questions.size() + " pairs",
        "ratio,med.",
        "ratio,tot.",
        "median",
        "p99",
        "max",
        "correct",
        "repaired",
        "missed",
        "alarms",
        "no answer");
    Result peer = results.get(ContainmentWay.APICURIO);
    results.forEach((way, result) -> result.print(way, peer));
  }

  /**
   * A pair as texts.
   *
   * @param label what the corpus says
   * @param repaired the same, put right where it is known to be wrong
   */
  private record Question(String a, String b, boolean label, boolean repaired) {
    static Question of(LabelledPair pair, KnownLabelFaults faults) {
      return new Question(
          text(pair.a(), pair.dialect()),
          text(pair.b(), pair.dialect()),
          pair.contained(),
          faults.contained(pair));
    }

    private static String text(JsonNode schema, Dialect dialect) {
      if (schema.has("$schema")) {
        return schema.toString();
      }
      ObjectNode named = JsonNodeFactory.instance.objectNode().put("$schema", dialect.uri() + "#");
      return named.setAll((ObjectNode) schema).toString();
    }
  }

  /** What one way answered, and how fast. */
  private static final class Result {
    private final CpuTimes times = new CpuTimes();
    private int asked;
    private int correct;
    private int repaired;
    private int missed;
    private int alarms;
    private int none;

    void ask(ContainmentWay way, Question question) {
      Verdict verdict = times.timed(() -> way.ask(question.a(), question.b()));
      asked++;
      if (verdict == Verdict.NONE) {
        none++;
        return;
      }
      boolean contained = verdict == Verdict.CONTAINED;
      correct += contained == question.label() ? 1 : 0;
      repaired += contained == question.repaired() ? 1 : 0;
      missed += contained && !question.repaired() ? 1 : 0;
      alarms += !contained && question.repaired() ? 1 : 0;
    }

    void print(ContainmentWay way, Result peer) {
      System.out.printf(
          Locale.ROOT,
          "  %-28s%10.2f%10.2f%s%9.1f%%%9.1f%%%10d%10d%10d%n",
          way.words,
          times.median() / peer.times.median(),
          times.totalMillis() / peer.times.totalMillis(),
          times.row(),
          100.0 * correct / asked,
          100.0 * repaired / asked,
          missed,
          alarms,
          none);
    }
  }
}
