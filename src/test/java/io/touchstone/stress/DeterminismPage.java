package io.touchstone.stress;

import io.touchstone.subject.process.fork.Knob;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The generated parts of {@code docs/determinism.md}; the rest of the page is written by hand. */
final class DeterminismPage {
  static final String FILE = "docs/determinism.md";
  static final String COMMAND = "mvn -q -Pbench test-compile exec:exec@detection";

  /** What is tried, and in which worlds. */
  static final String LISTS = "lists";

  /** What came of it. */
  static final String TABLE = "table";

  private DeterminismPage() {}

  /**
   * The page with another text in a section.
   *
   * @throws IllegalArgumentException when the page has no such section
   */
  static String with(String page, String section, String text) {
    int begin = page.indexOf(begin(section));
    int end = page.indexOf(end(section));
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "expected a line \"%s\" and after it \"%s\" in %s"
              .formatted(begin(section).strip(), end(section).strip(), FILE));
    }
    return page.substring(0, begin + begin(section).length()) + text + page.substring(end);
  }

  private static String begin(String section) {
    String only = section.equals(LISTS) ? " -Ddetection=lists" : "";
    return "<!-- Begin of the %s: generated; do not edit, run: %s%s -->\n"
        .formatted(section, COMMAND, only);
  }

  private static String end(String section) {
    return "<!-- End of the %s. -->\n".formatted(section);
  }

  /** The perturbations in their order, and the worlds. */
  static String lists() {
    String perturbations =
        Perturbation.ALL.stream().map(DeterminismPage::row).collect(Collectors.joining());
    String families =
        Arrays.stream(Knob.values())
            .collect(
                Collectors.groupingBy(
                    OtherProcesses::family,
                    java.util.LinkedHashMap::new,
                    Collectors.mapping(
                        knob -> knob.words() + " (`" + knob.id() + "`)", Collectors.joining("; "))))
            .entrySet()
            .stream()
            .map(family -> "| `%s` | %s |\n".formatted(family.getKey(), family.getValue()))
            .collect(Collectors.joining());
    return """
        | perturbation | the question is asked under | catches | off together with |
        |---|---|---|---|
        %s
        Other processes differ in:

        | family | knobs |
        |---|---|
        %s"""
        .formatted(perturbations, families);
  }

  private static String row(Perturbation each) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            each.name(),
            each.words(),
            each.catches(),
            each.groups().stream().map(group -> "`" + group + "`").collect(Collectors.joining()));
  }
}
