package io.touchstone.stress;

/** Calls as close together as they can be made, each on an instance of its own. */
final class TightStressApart extends TightStress {
  @Override
  public String name() {
    return "tight-apart";
  }

  @Override
  public String words() {
    return "concurrent calls on fresh instances";
  }

  @Override
  public String catches() {
    return "races in what instances share: static fields, files, the environment";
  }

  @Override
  boolean apart() {
    return true;
  }
}
