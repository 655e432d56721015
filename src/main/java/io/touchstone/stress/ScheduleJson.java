package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.subject.process.fork.Knob;
import io.touchstone.subject.process.fork.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Schedules as JSON. */
final class ScheduleJson {
  private static final String IN_TURN = "in-turn";
  private static final String GATED = "gated";
  private static final String BURST = "burst";
  private static final String PROCESS = "process";
  private static final List<String> KINDS = List.of(IN_TURN, GATED, BURST, PROCESS);
  private static final long MOST = 1_000_000_000L;
  private static final long LONGEST_MILLIS = 60_000;
  private static final long LONGEST_BURST_MILLIS = 10_000;
  private static final long MOST_THREADS = 64;
  private static final List<String> KEYS =
      List.of(
          "kind",
          "calls",
          "clock_shift_s",
          "pause_ms",
          "first_stops_at",
          "second_stops_at",
          "threads",
          "most_calls",
          "time_ms",
          "fresh_instances",
          "knobs");

  private ScheduleJson() {}

  static ObjectNode of(Schedule schedule) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (schedule instanceof InTurn turn) {
      json.put("kind", IN_TURN);
      calls(json, turn.calls());
      json.put("clock_shift_s", turn.shift().toSeconds());
      json.put("pause_ms", turn.pause().toMillis());
    } else if (schedule instanceof Gated gated) {
      json.put("kind", GATED);
      calls(json, gated.questions());
      json.put("first_stops_at", gated.look());
      if (gated.otherLook() != Gated.NEVER) {
        json.put("second_stops_at", gated.otherLook());
      }
    } else if (schedule instanceof Burst burst) {
      json.put("kind", BURST);
      calls(json, burst.questions());
      json.put("threads", burst.threads());
      json.put("most_calls", burst.calls());
      json.put("time_ms", burst.time().toMillis());
      json.put("fresh_instances", burst.apart());
    } else if (schedule instanceof Elsewhere elsewhere) {
      json.put("kind", PROCESS);
      calls(json, elsewhere.questions());
      ArrayNode knobs = json.putArray("knobs");
      elsewhere.world().knobs().forEach(knob -> knobs.add(knob.id()));
    }
    return json;
  }

  private static void calls(ObjectNode json, List<Question> questions) {
    ArrayNode calls = json.putArray("calls");
    for (Question question : questions) {
      ObjectNode call = calls.addObject();
      call.set("input", question.plain());
      if (!question.isPlain()) {
        call.set("asked_as", question.asked());
      }
    }
  }

  /**
   * The schedule at a place of a document.
   *
   * @throws io.touchstone.json.JsonInputException when there is none
   */
  static Schedule read(JsonDocument document, FieldPath at) {
    JsonObjectReader json = JsonObjectReader.of(document, at, "a schedule", KEYS);
    List<Question> calls = calls(document, json);
    String kind = json.text("kind").orElse("");
    return switch (kind) {
      case IN_TURN ->
          new InTurn(
              calls,
              Duration.ofSeconds(integer(json, "clock_shift_s", -MOST, MOST, 0)),
              Duration.ofMillis(integer(json, "pause_ms", 0, LONGEST_MILLIS, 0)));
      case GATED ->
          new Gated(
              calls.get(0),
              (int) integer(json, "first_stops_at", 0, MOST, 0),
              calls.get(calls.size() - 1),
              (int) integer(json, "second_stops_at", 0, MOST, Gated.NEVER));
      case BURST ->
          new Burst(
              calls,
              (int) integer(json, "threads", 1, MOST_THREADS, 2),
              (int) integer(json, "most_calls", 1, Integer.MAX_VALUE, Integer.MAX_VALUE),
              Duration.ofMillis(integer(json, "time_ms", 1, LONGEST_BURST_MILLIS, 500)),
              json.bool("fresh_instances").orElse(false));
      case PROCESS -> new Elsewhere(calls.get(0), world(json));
      default ->
          throw json.fault(
              "kind",
              "unknown kind of schedule %s; %s"
                  .formatted(JsonText.quote(kind), DidYouMean.among(KINDS, kind)));
    };
  }

  private static World world(JsonObjectReader json) {
    List<String> ids = Arrays.stream(Knob.values()).map(Knob::id).toList();
    Set<Knob> knobs = new TreeSet<>();
    for (String id : json.texts("knobs")) {
      if (!ids.contains(id)) {
        throw json.fault(
            "knobs",
            "unknown knob %s; %s".formatted(JsonText.quote(id), DidYouMean.among(ids, id)));
      }
      knobs.add(Knob.values()[ids.indexOf(id)]);
    }
    try {
      return new World(knobs);
    } catch (IllegalArgumentException e) {
      throw json.fault("knobs", e.getMessage());
    }
  }

  private static long integer(
      JsonObjectReader json, String name, long least, long most, long usual) {
    return json.integer(name, least, most).orElse(usual);
  }

  private static List<Question> calls(JsonDocument document, JsonObjectReader json) {
    JsonNode list = json.required("calls");
    if (!list.isArray() || list.isEmpty()) {
      throw json.fault("calls", "expected the calls to make, found none");
    }
    List<Question> calls = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonObjectReader call =
          JsonObjectReader.of(
              document,
              json.path("calls").then(Integer.toString(i)),
              "a call",
              List.of("input", "asked_as"));
      JsonNode input = call.required("input");
      calls.add(
          call.has("asked_as")
              ? new Question(input, call.required("asked_as"))
              : Question.of(input));
    }
    return calls;
  }
}
