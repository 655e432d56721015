package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
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
        : Optional.of("only asked for by \"processes\" in touchstone.json, or by \"stress run\"");
  }

  @Override
  public Optional<Divergence> search(StressCase stressed) {
    List<World> worlds = stressed.bench().subject().worlds(stressed.seed());
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
    GuardedSubject there = stressed.bench().subject().elsewhere().kept(world);
    return stressed
        .bench()
        .ask(there, stressed.question(), stressed.first())
        .map(
            found -> new Divergence(this, trial, new Elsewhere(stressed.question(), world), found));
  }
}
