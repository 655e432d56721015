package io.touchstone.verify;

/** Hears how far a run has come. Called from the thread that runs. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (done, total, what) -> {};

  /**
   * @param done steps that are finished
   * @param total all steps
   * @param what the step that begins now, or an empty text at the end
   */
  void at(int done, int total, String what);
}
