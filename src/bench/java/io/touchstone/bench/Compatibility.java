package io.touchstone.bench;

import io.touchstone.verdict.CompatibilityPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the generated part of {@code docs/compatibility.md} anew. Exit code 2 on bad usage. */
public final class Compatibility {
  private Compatibility() {}

  public static void main(String[] args) throws IOException {
    Path page = Path.of(CompatibilityPage.FILE);
    if (args.length != 0 || !Files.isRegularFile(page)) {
      System.err.println(
          "expected no arguments, and " + page + " here; run this at the root of the project");
      System.exit(2);
    }
    Files.writeString(page, CompatibilityPage.rewritten(Files.readString(page)));
  }
}
