package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import io.touchstone.subject.process.fork.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A schedule that was written and read is the same one. */
class ScheduleJsonPropertyTest {
  @Provide
  Arbitrary<Schedule> schedules() {
    Arbitrary<Question> question =
        Combinators.combine(Inputs.any(), Inputs.any(), Arbitraries.of(true, false))
            .as((plain, asked, same) -> same ? Question.of(plain) : new Question(plain, asked));
    Arbitrary<List<Question>> questions = question.list().ofMinSize(1).ofMaxSize(4);
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 50);
    Arbitrary<Duration> times = Arbitraries.longs().between(1, 10_000).map(Duration::ofMillis);
    Arbitrary<Schedule> inTurn =
        Combinators.combine(questions, Arbitraries.longs().between(-1_000_000, 1_000_000), times)
            .as((calls, shift, pause) -> new InTurn(calls, Duration.ofSeconds(shift), pause));
    Arbitrary<Schedule> gated =
        Combinators.combine(question, small, question, Arbitraries.integers().between(-1, 50))
            .as(Gated::new);
    Arbitrary<Schedule> burst =
        Combinators.combine(
                questions,
                Arbitraries.integers().between(1, 64),
                small,
                times,
                Arbitraries.of(true, false))
            .as(
                (calls, threads, most, time, apart) ->
                    new Burst(calls, threads, most + 1, time, apart));
    Arbitrary<Schedule> elsewhere =
        Combinators.combine(question, Arbitraries.longs(), Arbitraries.integers().between(0, 7))
            .as((each, seed, index) -> new Elsewhere(each, World.battery(seed, 8).get(index)));
    return Arbitraries.oneOf(inTurn, gated, burst, elsewhere);
  }

  @Property(tries = 400)
  void reading_gives_back_what_was_written(@ForAll("schedules") Schedule schedule) {
    Schedule read = read(ScheduleJson.of(schedule));

    assertEquals(schedule.getClass(), read.getClass());
    assertEquals(schedule.words(), read.words());
    assertEquals(
        schedule.questions().stream().map(Question::isPlain).toList(),
        read.questions().stream().map(Question::isPlain).toList());
    assertEquals(texts(schedule), texts(read));
    assertEquals(JsonText.line(ScheduleJson.of(schedule)), JsonText.line(ScheduleJson.of(read)));
    assertEquals(bare(schedule), bare(read));
  }

  private static Schedule read(JsonNode json) {
    byte[] text = JsonText.pretty(json).getBytes(StandardCharsets.UTF_8);
    return ScheduleJson.read(StrictJson.parse(text, "test"), FieldPath.ROOT);
  }

  private static List<String> texts(Schedule schedule) {
    return schedule.questions().stream()
        .map(each -> JsonText.line(each.plain()) + " as " + JsonText.line(each.asked()))
        .toList();
  }

  /** Without its questions, whose numbers may be held in other types now. */
  private static Schedule bare(Schedule schedule) {
    Question nothing = Question.of(Inputs.NOTHING);
    return schedule.with(question -> nothing);
  }
}
