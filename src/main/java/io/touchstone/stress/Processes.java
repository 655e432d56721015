package io.touchstone.stress;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Answer;
import io.touchstone.subject.process.fork.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Other processes, in other worlds: two at a time. */
final class Processes implements Perturbation {
  private static final int AT_ONCE = 2;

  @Override
  public String name() {
    return "processes";
  }

  @Override
  public String words() {
    return "another process";
  }

  @Override
  public String catches() {
    return "locale, time zone, charset, line separator, processors, environment, folder, user, hash salts, identity hashes";
  }

  @Override
  public Optional<String> objection(StressCase stressed) {
    return stressed.effort().worlds()
        ? stressed.bench().subject().elsewhere().objection()
        : Optional.of(
            "only with \"processes\" in touchstone.json, or by \"stress run\" without --quick");
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    List<World> worlds = stressed.bench().subject().worlds();
    for (int i = 0; i < worlds.size(); i += AT_ONCE) {
      List<Callable<Optional<Divergence>>> trips = new ArrayList<>();
      for (int trial = i; trial < Math.min(worlds.size(), i + AT_ONCE); trial++) {
        int number = trial;
        trips.add(() -> visit(stressed, number, worlds.get(number)));
      }
      Optional<Divergence> found =
          Parallel.run(trips).stream().flatMap(Optional::stream).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Divergence> visit(StressCase stressed, int trial, World world) {
    OtherProcesses elsewhere = stressed.bench().subject().elsewhere();
    JsonNode given = stressed.input().deepCopy();
    Answer answer = stressed.bench().call(elsewhere.kept(trial, world), given);
    if (answer instanceof Answer.Threw threw && threw.type().equals("open")) {
      // That the process did not start is no answer of the subject.
      elsewhere.drop(trial);
      stressed.note("another process (%s) did not open: %s".formatted(world, threw.message()));
      return Optional.empty();
    }
    return stressed
        .bench()
        .judge(stressed.question(), stressed.first(), given, answer)
        .map(
            found -> new Divergence(this, trial, new Elsewhere(stressed.question(), world), found));
  }
}
