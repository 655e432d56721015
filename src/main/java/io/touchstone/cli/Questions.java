package io.touchstone.cli;

import io.touchstone.report.FindingText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Questions on standard output, and answers from standard input, a line each. Where nobody looks at
 * a terminal, which shows what is typed, the answers are shown too.
 */
final class Questions {
  /** The rest of a longer line is passed over. */
  private static final int LONGEST_ANSWER = 1000;

  private final Console console;
  private final BufferedReader in;

  Questions(Console console) {
    this.console = console;
    this.in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
  }

  /** The answer without white space around it; empty where the input has ended. */
  Optional<String> ask(String question) {
    console.out().print(question + " ");
    console.flush();
    Optional<String> answer = line();
    if (answer.isEmpty() || !console.outIsTerminal()) {
      console.out().println(answer.map(FindingText::visible).orElse(""));
    }
    return answer;
  }

  /** Whether the answer begins with y; the end of the input is a no. */
  boolean agrees(String question) {
    return ask(question + " [y/N]")
        .map(answer -> answer.toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("y") || answer.equals("yes"))
        .isPresent();
  }

  private Optional<String> line() {
    StringBuilder line = new StringBuilder();
    try {
      int c = in.read();
      if (c < 0) {
        return Optional.empty();
      }
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (line.length() < LONGEST_ANSWER) {
          line.append((char) c);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(line.toString().strip());
  }
}
