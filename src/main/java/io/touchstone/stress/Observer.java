package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.Observation;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what a subject answers to one input under stress, each answer once a perturbation. As
 * long as it does, no answer is held against another. May be used from several threads.
 */
final class Observer {
  /** Of one perturbation; more different ones tell nothing more. */
  private static final int MOST = 20;

  private final JsonNode input;
  private final Map<String, Map<String, JsonNode>> answers = new LinkedHashMap<>();
  private String perturbation = "";

  /**
   * @param input answers to others are not collected
   */
  Observer(JsonNode input) {
    this.input = input;
  }

  /** What comes from now on comes under this perturbation. */
  synchronized void under(String name) {
    perturbation = name;
  }

  synchronized void saw(Question question, Answer answer) {
    if (question.plain() == input) {
      Map<String, JsonNode> seen =
          answers.computeIfAbsent(perturbation, name -> new LinkedHashMap<>());
      if (seen.size() < MOST) {
        seen.putIfAbsent(JsonText.line(answer.toJson()), answer.toJson());
      }
    }
  }

  synchronized List<Observation> observations() {
    return answers.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().values().stream()
                    .map(answer -> new Observation(each.getKey(), answer)))
        .toList();
  }
}
