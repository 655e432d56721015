package io.touchstone.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Searches among the derivatives of a language: for a nearest text, and for all there are. */
final class LanguageSearch {
  /** No text. */
  static final long NONE = -1;

  private final Derivatives derivatives;
  private final StepBudget budget;

  LanguageSearch(Derivatives derivatives, StepBudget budget) {
    this.derivatives = derivatives;
    this.budget = budget;
  }

  /**
   * A language on the way, and how it was come to.
   *
   * @param length how many code points have been read
   * @param goal no text through here is shorter
   * @param number the order of coming
   */
  private record Place(
      Language language, Place before, int codePoint, long length, long goal, int number) {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::goal)
            .thenComparing(Comparator.comparingLong(Place::length).reversed())
            .thenComparingInt(Place::number);

    String text() {
      StringBuilder reversed = new StringBuilder();
      List<Integer> points = new ArrayList<>();
      for (Place place = this; place.before != null; place = place.before) {
        points.add(place.codePoint);
      }
      for (int i = points.size() - 1; i >= 0; i--) {
        reversed.appendCodePoint(points.get(i));
      }
      return reversed.toString();
    }
  }

  /**
   * A shortest text, or null if there is none of at most {@code most} code points. Looks first
   * where the lengths that are known of the languages promise a short one.
   *
   * @throws OutOfStepsException if the budget ends first
   */
  String nearest(Language start, long most) {
    PriorityQueue<Place> open = new PriorityQueue<>(Place.ORDER);
    Map<Language, Long> reached = new HashMap<>();
    boolean cut = start.dead || start.shortest() > most;
    if (!cut) {
      open.add(new Place(start, null, 0, 0, start.shortest(), 0));
      reached.put(start, 0L);
    }
    for (Place place = open.poll(); place != null; place = open.poll()) {
      Language language = place.language;
      if (language.isNullable()) {
        return place.text();
      }
      if (reached.get(language) < place.length) {
        continue;
      }
      Partition partition = derivatives.partition(language);
      for (int i = 0; i < partition.size(); i++) {
        int codePoint = partition.members(i).first();
        Language next = next(language, codePoint);
        long length = place.length + 1;
        long goal = Measure.sum(length, next.shortest());
        if (next.dead || reached.getOrDefault(next, Long.MAX_VALUE) <= length) {
          continue;
        }
        if (goal > most) {
          cut = true;
          continue;
        }
        int number = reached.size();
        reached.put(next, length);
        open.add(new Place(next, place, codePoint, length, Math.max(goal, place.goal), number));
      }
    }
    if (!cut) {
      reached.keySet().forEach(language -> language.dead = true);
    }
    return null;
  }

  /** What may follow, at the cost of a step at least. */
  Language next(Language language, int codePoint) {
    if (budget.isSpent()) {
      throw new OutOfStepsException();
    }
    budget.spend(1);
    return derivatives.of(language, codePoint, true);
  }

  /**
   * The length of the longest text: {@link #NONE} if there is no text, {@link Language#UNBOUNDED}
   * if there is no longest one. All languages on the way that have no text are known as dead then.
   *
   * @param share how many steps this may take
   * @return null if it takes more
   */
  Long longest(Language start, long share) {
    Map<Language, List<Language>> ways = ways(start, Math.max(0, budget.left() - share));
    if (ways == null) {
      return null;
    }
    Map<Language, List<Language>> waysBack = new HashMap<>();
    ways.forEach(
        (from, targets) ->
            targets.forEach(
                to -> waysBack.computeIfAbsent(to, key -> new ArrayList<>()).add(from)));
    Map<Language, Boolean> alive = new HashMap<>();
    Deque<Language> pending = new ArrayDeque<>();
    ways.keySet().stream().filter(Language::isNullable).forEach(pending::add);
    pending.forEach(language -> alive.put(language, true));
    while (!pending.isEmpty()) {
      for (Language before : waysBack.getOrDefault(pending.pop(), List.of())) {
        if (alive.put(before, true) == null) {
          pending.push(before);
        }
      }
    }
    ways.keySet().forEach(language -> language.dead = !alive.containsKey(language));
    return start.dead ? NONE : longest(alive.keySet(), waysBack, ways);
  }

  /** From the ends, where nothing alive follows, back; what is never come to goes in circles. */
  private static long longest(
      Iterable<Language> alive,
      Map<Language, List<Language>> waysBack,
      Map<Language, List<Language>> ways) {
    Map<Language, Integer> toCome = new HashMap<>();
    Map<Language, Long> lengths = new HashMap<>();
    Deque<Language> ready = new ArrayDeque<>();
    int size = 0;
    for (Language language : alive) {
      size++;
      int count = (int) ways.get(language).stream().filter(next -> !next.dead).count();
      toCome.put(language, count);
      if (count == 0) {
        ready.push(language);
      }
    }
    long longest = 0;
    int seen = 0;
    while (!ready.isEmpty()) {
      Language language = ready.pop();
      seen++;
      long length = lengths.getOrDefault(language, 0L);
      longest = Math.max(longest, length);
      for (Language before : waysBack.getOrDefault(language, List.of())) {
        lengths.merge(before, length + 1, Math::max);
        if (toCome.merge(before, -1, Integer::sum) == 0) {
          ready.push(before);
        }
      }
    }
    return seen == size ? longest : Language.UNBOUNDED;
  }

  /** Each language that can be come to, with those that may follow it; null if out of steps. */
  private Map<Language, List<Language>> ways(Language start, long reserve) {
    Map<Language, List<Language>> ways = new HashMap<>();
    Deque<Language> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      Language language = pending.poll();
      if (ways.containsKey(language)) {
        continue;
      }
      Partition partition = derivatives.partition(language);
      List<Language> targets = new ArrayList<>();
      for (int i = 0; i < partition.size(); i++) {
        if (budget.left() <= reserve) {
          return null;
        }
        Language next = next(language, partition.members(i).first());
        if (!next.dead && !targets.contains(next)) {
          targets.add(next);
          pending.add(next);
        }
      }
      ways.put(language, targets);
    }
    return ways;
  }
}
