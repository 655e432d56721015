package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.util.List;
import java.util.Optional;

/** A subject in processes of its own. */
public interface OtherProcesses {
  /** Why there can be none; empty where there can. */
  Optional<String> objection();

  /** Whether the subject is a program, which is in a process of its own anyway. */
  boolean isProgram();

  /** Worlds that differ in everything that can be made to differ, the plain one first. */
  List<World> battery(long seed);

  /**
   * A fresh instance for each call, in one process that is started for it; the caller closes it.
   */
  GuardedSubject open(World world);

  /** For a subject that cannot be in another process. */
  static OtherProcesses none(String because) {
    return new OtherProcesses() {
      @Override
      public Optional<String> objection() {
        return Optional.of(because);
      }

      @Override
      public boolean isProgram() {
        return false;
      }

      @Override
      public List<World> battery(long seed) {
        return List.of();
      }

      @Override
      public GuardedSubject open(World world) {
        throw new IllegalStateException(because);
      }
    };
  }
}
