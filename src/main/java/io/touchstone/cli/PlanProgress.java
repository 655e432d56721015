package io.touchstone.cli;

import io.touchstone.plan.PlanStep;
import io.touchstone.runtime.PlanListener;
import io.touchstone.runtime.StepResult;
import io.touchstone.runtime.StructuredOutcome;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Says on a terminal, step by step, how a plan gets on: a line for each step that has ended, and
 * one below them, drawn over and over, with those that run. Elsewhere, and in CI, nothing.
 */
final class PlanProgress implements PlanListener, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001B[K";
  private static final int LONGEST_LINE = 78;

  private final PrintWriter err;
  private final boolean on;
  private final Set<String> running = new LinkedHashSet<>();

  PlanProgress(Console console) {
    this.err = console.err();
    this.on = console.redraws();
  }

  @Override
  public void stepStarted(PlanStep step, int attempt) {
    running.add(step.stepId());
    draw("");
  }

  @Override
  public void stepFailed(PlanStep step, StructuredOutcome outcome) {
    draw(StepLine.again(step, outcome));
  }

  @Override
  public void stepEnded(PlanStep step, StepResult result) {
    running.remove(step.stepId());
    draw(StepLine.of(step, result));
  }

  private void draw(String line) {
    if (!on) {
      return;
    }
    err.print(CLEAR_LINE);
    if (!line.isEmpty()) {
      err.println(cut(line));
    }
    if (!running.isEmpty()) {
      err.print(cut(StepLine.running(running)));
    }
    err.flush();
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
  }

  @Override
  public void close() {
    running.clear();
    draw("");
  }
}
