package io.touchstone;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plan of the house: every package has a floor, every library a home. A new package or library
 * is one word in one of these tables, and a row in {@code docs/architecture.md}.
 */
final class House {
  static final String ROOT = "io.touchstone";

  /** Arrows only run down to a lower floor; a leaf ({@code x.y}) may know its parent. */
  private static final Map<String, Integer> FLOORS =
      table(
          """
          7  cli engine
          6  verify
          5  verdict stress reference
          4  golden diff generate planner runtime runtime.skill runtime.skill.http
          3  contract proof report config subject.mcp
          2  schema finding subject subject.process subject.process.fork subject.http plan llm vcs
          1  json pattern retry
          """,
          Integer::valueOf);

  /**
   * The package that alone may know a library, {@code everyone} where all may; the longest name
   * counts.
   */
  private static final Map<String, String> LIBRARIES =
      table(
          """
          everyone  java javax com.fasterxml.jackson.core com.fasterxml.jackson.databind
          everyone  com.fasterxml.jackson.annotation
          cli       picocli java.util.logging
          engine    org.junit.platform org.opentest4j
          schema    com.networknt.schema
          contract  org.semver4j
          generate  net.jqwik
          runtime   com.jayway.jsonpath
          vcs       org.eclipse.jgit
          llm       com.anthropic
          """,
          home -> home);

  private House() {}

  private static <T> Map<String, T> table(String text, Function<String, T> value) {
    return text.lines()
        .map(line -> line.split(" +"))
        .flatMap(
            words ->
                Arrays.stream(words).skip(1).map(word -> Map.entry(word, value.apply(words[0]))))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Every package of the plan, without the root, and its floor. */
  static Map<String, Integer> floors() {
    return FLOORS;
  }

  /** Why code of one package may not use a type of another; nothing where it may. */
  static Optional<String> objection(String from, String to) {
    return isOurs(to) ? objectionToArrow(from, to) : objectionToLibrary(from, to);
  }

  static boolean isOurs(String packageName) {
    return isWithin(packageName, ROOT);
  }

  private static Optional<String> objectionToArrow(String from, String to) {
    Optional<String> stranger =
        Stream.of(from, to).filter(name -> !FLOORS.containsKey(room(name))).findFirst();
    if (stranger.isPresent()) {
      return Optional.of(stranger.get() + " has no floor; add it to the plan in House.java");
    }
    boolean allowed = floor(to) < floor(from) || isWithin(from, to);
    return allowed
        ? Optional.empty()
        : Optional.of(
            "%s (floor %d) may not know %s (floor %d)"
                .formatted(room(from), floor(from), room(to), floor(to)));
  }

  private static Optional<String> objectionToLibrary(String from, String to) {
    Optional<String> home =
        LIBRARIES.entrySet().stream()
            .filter(library -> isWithin(to, library.getKey()))
            .max(comparing(library -> library.getKey().length()))
            .map(Map.Entry::getValue);
    if (home.isEmpty()) {
      return Optional.of(to + " has no home; add it to the libraries in House.java");
    }
    boolean allowed = home.get().equals("everyone") || isWithin(room(from), home.get());
    return allowed
        ? Optional.empty()
        : Optional.of("%s belongs to %s, not to %s".formatted(to, home.get(), room(from)));
  }

  private static int floor(String packageName) {
    return FLOORS.get(room(packageName));
  }

  private static String room(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }

  private static boolean isWithin(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }
}
