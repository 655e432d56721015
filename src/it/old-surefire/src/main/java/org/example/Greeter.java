package org.example;

/** What this project is about; it knows nothing of Touchstone. */
public final class Greeter {
  public String greet(String name) {
    return "Hello, " + name + "!";
  }
}
