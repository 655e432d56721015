package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.process.fork.Knob;
import io.touchstone.subject.process.fork.World;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call in another process, held against the first one in this process. */
record Elsewhere(Question question, World world) implements Schedule {
  @Override
  public Optional<Discrepancy> run(Bench bench) {
    First first = bench.first(question.plain());
    if (first.unsteady().isPresent()) {
      return first.unsteady();
    }
    try (GuardedSubject there = bench.subject().elsewhere().open(world)) {
      JsonNode given = question.asked().deepCopy();
      Answer answer = bench.call(there, given);
      if (answer instanceof Answer.Threw threw && threw.type().equals("open")) {
        // That the process did not start is no answer of the subject.
        throw new StressStoppedException(
            "another process (%s) did not open: %s".formatted(world, threw.message()));
      }
      return bench.judge(question, first.answer(), given, answer);
    }
  }

  @Override
  public List<Question> questions() {
    return List.of(question);
  }

  @Override
  public Schedule with(UnaryOperator<Question> edit) {
    return new Elsewhere(edit.apply(question), world);
  }

  @Override
  public Stream<Schedule> simpler() {
    Stream<World> bare = world.knobs().size() > 1 ? Stream.of(World.PLAIN) : Stream.empty();
    Stream<World> single =
        world.knobs().size() > 2 ? world.knobs().stream().map(World::of) : Stream.empty();
    Stream<World> fewer = world.knobs().stream().map(world::without);
    return Stream.of(bare, single, fewer)
        .flatMap(worlds -> worlds)
        .map(simpler -> new Elsewhere(question, simpler));
  }

  @Override
  public String words() {
    return world.knobs().isEmpty()
        ? "another process"
        : "another process with "
            + world.knobs().stream().map(Knob::words).collect(Collectors.joining(" and "));
  }

  @Override
  public int cost() {
    return 40;
  }
}
