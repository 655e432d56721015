package io.touchstone.pattern;

import io.touchstone.pattern.Language.Kind;
import io.touchstone.pattern.Language.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Unions and intersections: flat, sorted, without what says nothing. */
final class SetAlgebra {
  private static final Comparator<Language> BY_ID = Comparator.comparingInt(Language::id);

  private final LanguageNodes nodes;

  SetAlgebra(LanguageNodes nodes) {
    this.nodes = nodes;
  }

  Language alt(Iterable<Language> choices) {
    Set<Language> flat = flat(Kind.ALT, choices);
    nodes.budget().spend(1 + flat.size());
    flat.remove(nodes.none());
    mergeSets(flat);
    mergeRepeats(flat);
    if (flat.contains(nodes.all()) || hasBothSides(flat)) {
      return nodes.all();
    }
    if (flat.remove(nodes.empty()) && !anyIsNullable(flat)) {
      flat.add(nodes.empty());
    }
    return flat.isEmpty() ? nodes.none() : sorted(Kind.ALT, flat);
  }

  Language and(Iterable<Language> parts) {
    Set<Language> flat = flat(Kind.AND, parts);
    nodes.budget().spend(1 + flat.size());
    flat.remove(nodes.all());
    intersectUniform(flat);
    if (flat.contains(nodes.none()) || hasBothSides(flat)) {
      return nodes.none();
    }
    if (flat.contains(nodes.empty())) {
      return flat.stream().allMatch(Language::isNullable) ? nodes.empty() : nodes.none();
    }
    if (flat.isEmpty()) {
      return nodes.all();
    }
    long shortest = flat.stream().mapToLong(Language::shortest).max().orElseThrow();
    long longest = flat.stream().mapToLong(Language::longest).min().orElseThrow();
    return shortest > longest ? nodes.none() : sorted(Kind.AND, flat);
  }

  private static boolean anyIsNullable(Set<Language> flat) {
    for (Language part : flat) {
      if (part.isNullable()) {
        return true;
      }
    }
    return false;
  }

  private static Set<Language> flat(Kind kind, Iterable<Language> parts) {
    Set<Language> flat = new LinkedHashSet<>();
    for (Language part : parts) {
      if (part.kind() == kind) {
        flat.addAll(part.parts());
      } else {
        flat.add(part);
      }
    }
    return flat;
  }

  private Language sorted(Kind kind, Set<Language> flat) {
    if (flat.size() == 1) {
      return flat.iterator().next();
    }
    List<Language> parts = new ArrayList<>(flat);
    parts.sort(BY_ID);
    return nodes.node(new Shape(kind, null, List.copyOf(parts), 1, 1));
  }

  private static boolean hasBothSides(Set<Language> flat) {
    for (Language part : flat) {
      if (part.kind() == Kind.NOT && flat.contains(part.part(0))) {
        return true;
      }
    }
    return false;
  }

  private void mergeSets(Set<Language> flat) {
    List<Language> sets = new ArrayList<>();
    for (Language part : flat) {
      if (part.kind() == Kind.SET) {
        sets.add(part);
      }
    }
    if (sets.size() > 1) {
      sets.forEach(flat::remove);
      flat.add(nodes.set(CodePoints.union(sets.stream().map(Language::set).toList())));
    }
  }

  /** Texts over two sets are texts over what both have. */
  private void intersectUniform(Set<Language> flat) {
    List<Language> uniform = flat.stream().filter(Language::isUniform).toList();
    if (uniform.size() < 2) {
      return;
    }
    CodePoints members = CodePoints.ALL;
    for (Language part : uniform) {
      members = members.intersection(part.uniformSet().set());
    }
    long least = uniform.stream().mapToLong(Language::least).max().orElseThrow();
    long most = uniform.stream().mapToLong(Language::most).min().orElseThrow();
    uniform.forEach(flat::remove);
    flat.add(least > most ? nodes.none() : nodes.repeat(nodes.set(members), least, most));
  }

  /** What is repeated, and what follows. */
  private record Repeated(Language body, Language tail) {}

  /** {@code x{0,4}y} and {@code x{2,5}y} are {@code x{0,5}y}: so counting down keeps few. */
  private void mergeRepeats(Set<Language> flat) {
    Map<Repeated, List<Language>> groups = new HashMap<>();
    for (Language part : flat) {
      Language head = head(part);
      if (head.kind() == Kind.REPEAT) {
        groups
            .computeIfAbsent(new Repeated(head.part(0), tail(part)), key -> new ArrayList<>())
            .add(part);
      }
    }
    for (Map.Entry<Repeated, List<Language>> group : groups.entrySet()) {
      if (group.getValue().size() > 1) {
        group.getValue().forEach(flat::remove);
        merge(group.getKey(), group.getValue(), flat);
      }
    }
  }

  private void merge(Repeated key, List<Language> group, Set<Language> flat) {
    List<Language> heads =
        group.stream()
            .map(SetAlgebra::head)
            .sorted(Comparator.comparingLong(Language::least).thenComparing(BY_ID))
            .toList();
    long least = heads.get(0).least();
    long most = heads.get(0).most();
    for (Language head : heads) {
      if (head.least() - 1 > most) {
        flat.add(nodes.cat(nodes.repeat(key.body, least, most), key.tail));
        least = head.least();
      }
      most = Math.max(most, head.most());
    }
    flat.add(nodes.cat(nodes.repeat(key.body, least, most), key.tail));
  }

  private static Language head(Language part) {
    return part.kind() == Kind.CAT ? part.part(0) : part;
  }

  private Language tail(Language part) {
    return part.kind() == Kind.CAT ? part.part(1) : nodes.empty();
  }
}
