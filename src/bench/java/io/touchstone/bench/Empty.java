package io.touchstone.bench;

/** The least that a Java program can do: the measure for {@link StartUp}. */
final class Empty {
  private Empty() {}

  public static void main(String[] args) {}
}
