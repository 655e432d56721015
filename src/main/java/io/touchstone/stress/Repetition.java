package io.touchstone.stress;

/** The same question to the same instance, again and again. */
final class Repetition extends Respelling {
  @Override
  public String name() {
    return "repeat";
  }

  @Override
  public String words() {
    return "mere repetition";
  }

  @Override
  public String catches() {
    return "clocks, chance, counters, what a call leaves behind, answers that are changed later";
  }

  @Override
  Question question(StressCase stressed, int trial) {
    return stressed.question();
  }

  @Override
  int firstCalls() {
    return 0;
  }

  @Override
  int trials(StressCase stressed) {
    return stressed.effort().repeats();
  }
}
