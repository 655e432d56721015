package io.touchstone.cli;

import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.VolatileField;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import io.touchstone.verify.AcceptRun.Outcome;
import io.touchstone.verify.AcceptRun.Outcome.Kind;
import io.touchstone.verify.ReviewRun;
import io.touchstone.verify.ReviewRun.Case;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks about one case after the other what is to become of it. */
final class ReviewDialog {
  private static final String QUESTION =
      "[a]ccept, [s]kip, mark a field [v]olatile, [q]uit, [?] help:";

  private static final String HELP =
      """
        a  accept: from now on the golden file expects this output
        s  skip: decide another time
        v  volatile: the value of a field does not matter; the file asks for its form, or ignores it
        q  quit: this case and the rest stay as they are
      """;

  /** Somebody who answers so often what was not asked is no person. */
  private static final int MOST_UNKNOWN = 20;

  private final Console console;
  private final ReviewRun run;
  private final Questions questions;
  private final DifferenceText differences;
  private int marked;
  private int unknown;
  private boolean over;

  ReviewDialog(Console console, ReviewRun run) {
    this.console = console;
    this.run = run;
    this.questions = new Questions(console);
    this.differences = new DifferenceText(console.color(), console.width());
  }

  /**
   * Goes through all cases, or as many as are wanted, and says what became of them.
   *
   * @return how many still differ
   */
  int decide(List<GoldenSource> sources) {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    for (int i = 0; i < sources.size(); i++) {
      String number = "(%d of %d)".formatted(i + 1, sources.size());
      fates.merge(over ? Fate.LEFT : decide(sources.get(i), number), 1, Integer::sum);
    }
    say("");
    say(
        "%d accepted, %s marked, %d skipped, %d left"
            .formatted(
                fates.getOrDefault(Fate.ACCEPTED, 0),
                marked == 1 ? "1 field" : marked + " fields",
                fates.getOrDefault(Fate.SKIPPED, 0),
                fates.getOrDefault(Fate.LEFT, 0)));
    return fates.getOrDefault(Fate.SKIPPED, 0) + fates.getOrDefault(Fate.LEFT, 0);
  }

  private Fate decide(GoldenSource source, String number) {
    Fate whenAlike = Fate.ALIKE;
    try {
      while (true) {
        Optional<Case> found = run.look(source);
        if (found.isEmpty()) {
          if (whenAlike == Fate.ALIKE) {
            say(visible(source.display()) + ": differs no more");
          }
          return whenAlike;
        }
        show(found.get(), number);
        Fate fate = ask(found.get());
        if (fate == Fate.MARKED) {
          whenAlike = Fate.MARKED;
        } else if (fate != Fate.ALIKE) {
          return fate;
        }
      }
    } catch (JsonInputException fault) {
      console.complain(fault.getMessage());
      return Fate.LEFT;
    }
  }

  /** What became of a case; {@code ALIKE} means for an answer that it is to be shown again. */
  private enum Fate {
    ACCEPTED,
    MARKED,
    SKIPPED,
    LEFT,
    ALIKE
  }

  private void show(Case shown, String number) {
    String display = visible(shown.golden().source().display());
    int all = shown.differences().size();
    say("");
    say(
        (console.color() ? DifferenceText.BOLD + display + DifferenceText.PLAIN : display)
            + " "
            + number);
    if (!shown.golden().description().isEmpty()) {
      say(visible(shown.golden().description().replaceAll("\\s+", " ")));
    }
    say("");
    console.out().print(differences.of(shown.differences()));
    say("");
    say(
        (all == 1 ? "1 difference" : all + " differences")
            + ", "
            + (shown.unchanged() == 1 ? "1 leaf" : shown.unchanged() + " leaves")
            + " unchanged");
    if (!shown.breaches().isEmpty()) {
      say("cannot be accepted: " + FindingText.of(shown.breaches()));
    }
  }

  private Fate ask(Case shown) {
    while (true) {
      Optional<String> answer = questions.ask(QUESTION);
      switch (answer.map(it -> it.toLowerCase(Locale.ROOT)).orElse("q")) {
        case "a", "accept" -> {
          Optional<Fate> fate = accept(shown);
          if (fate.isPresent()) {
            return fate.get();
          }
        }
        case "s", "skip" -> {
          return Fate.SKIPPED;
        }
        case "v", "volatile" -> {
          Optional<Fate> fate = mark(shown);
          if (fate.isPresent()) {
            return fate.get();
          }
        }
        case "q", "quit" -> {
          over = true;
          return Fate.LEFT;
        }
        case "?", "help", "h" -> console.out().print(HELP);
        default -> {
          say("  expected one of a, s, v, q and ?, found " + quoted(answer.orElse("")));
          over = ++unknown >= MOST_UNKNOWN;
          if (over) {
            return Fate.LEFT;
          }
        }
      }
    }
  }

  /** Empty where the question is still open. */
  private Optional<Fate> accept(Case shown) {
    try {
      if (!run.isAsShown(shown)) {
        return again();
      }
      Outcome outcome = run.accept(shown);
      if (outcome.kind() == Kind.ACCEPTED) {
        say("  accepted");
        return Optional.of(Fate.ACCEPTED);
      }
      console.complain(outcome.words());
    } catch (JsonInputException refused) {
      console.complain(refused.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Fate> again() {
    say("  was changed since it was shown; this is what it is now");
    return Optional.of(Fate.ALIKE);
  }

  private Optional<Fate> mark(Case shown) {
    int all = Math.min(DifferenceText.MOST_SHOWN, shown.differences().size());
    List<JsonDifference> chosen = shown.differences();
    if (shown.differences().size() > 1) {
      Optional<Set<Integer>> numbers =
          questions
              .ask("  which? 1 to %d, several with blanks between, or all:".formatted(all))
              .flatMap(answer -> numbers(answer, all));
      if (numbers.isEmpty()) {
        return Optional.empty();
      }
      chosen =
          numbers.get().isEmpty()
              ? shown.differences()
              : numbers.get().stream().map(n -> shown.differences().get(n - 1)).toList();
    }
    try {
      List<VolatileField> fields = run.propose(shown, chosen);
      fields.forEach(field -> say("  " + visible(field.words())));
      String answer =
          questions
              .ask("  write so? [y]es, [i]gnore instead, [n]o:")
              .orElse("")
              .toLowerCase(Locale.ROOT);
      if (!List.of("y", "yes", "i", "ignore").contains(answer)) {
        return Optional.empty();
      }
      List<VolatileField> wanted =
          answer.startsWith("i") ? fields.stream().map(VolatileField::asIgnored).toList() : fields;
      if (!run.mark(shown, wanted)) {
        return again();
      }
      say("  marked");
      marked += wanted.size();
      return Optional.of(Fate.MARKED);
    } catch (JsonInputException refused) {
      console.complain(refused.getMessage());
      return Optional.empty();
    }
  }

  /** The numbers of an answer; an empty set means all; empty where the answer says nothing. */
  private Optional<Set<Integer>> numbers(String answer, int most) {
    if (answer.equalsIgnoreCase("all")) {
      return Optional.of(Set.of());
    }
    Set<Integer> numbers = new TreeSet<>();
    for (String word : answer.split("[\\s,]+")) {
      if (!word.matches("[1-9]\\d{0,4}") || Integer.parseInt(word) > most) {
        say("  expected numbers from 1 to %d, or all, found %s".formatted(most, quoted(answer)));
        return Optional.empty();
      }
      numbers.add(Integer.parseInt(word));
    }
    return Optional.of(numbers);
  }

  private static String quoted(String answer) {
    return "\"" + visible(answer) + "\"";
  }

  private static String visible(String text) {
    return FindingText.visible(text);
  }

  private void say(String words) {
    console.out().println(words);
  }
}
