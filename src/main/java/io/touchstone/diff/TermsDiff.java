package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.contract.Contract;
import io.touchstone.contract.FailureMode;
import io.touchstone.contract.Terms;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonEquality;
import io.touchstone.json.SourcePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What moved in the terms of a contract that are no schemas. */
final class TermsDiff {
  private static final Set<String> LISTS =
      Set.of("failure_modes", "stable_fields", "volatile_fields");

  private final Contract old;
  private final Contract now;
  private final List<Change> changes = new ArrayList<>();

  TermsDiff(Contract old, Contract now) {
    this.old = old;
    this.now = now;
  }

  List<Change> changes() {
    text("description", "description");
    text("title", "annotation");
    text("annotations", "annotation");
    if (old.kind() != now.kind()) {
      add(
          "kind",
          Motion.CHANGED,
          FieldPath.of("kind"),
          word(old.kind().word()),
          word(now.kind().word()));
    }
    if (old.terms() instanceof Terms.Behavior before
        && now.terms() instanceof Terms.Behavior after) {
      behavior(before, after);
    } else if (old.terms() instanceof Terms.Limits before
        && now.terms() instanceof Terms.Limits after) {
      limits(before, after);
    } else if (old.terms() instanceof Terms.Format before
        && now.terms() instanceof Terms.Format after) {
      role(before, after);
    }
    return List.copyOf(changes);
  }

  private void text(String member, String keyword) {
    Optional<JsonNode> before = old.member(member);
    Optional<JsonNode> after = now.member(member);
    boolean same =
        before.isPresent() && after.isPresent()
            ? JsonEquality.equal(before.get(), after.get())
            : before.isEmpty() && after.isEmpty();
    if (!same) {
      add(keyword, Motion.CHANGED, FieldPath.of(member), before, after);
    }
  }

  private void role(Terms.Format before, Terms.Format after) {
    if (before.role() != after.role()) {
      add(
          "role",
          Motion.CHANGED,
          FieldPath.of("role"),
          word(before.role().word()),
          word(after.role().word()));
    }
  }

  private void limits(Terms.Limits before, Terms.Limits after) {
    after
        .byName()
        .forEach(
            (name, limit) -> {
              long was = before.byName().get(name);
              if (limit != was) {
                add(
                    "limit",
                    limit < was ? Motion.TIGHTENED : Motion.LOOSENED,
                    FieldPath.of(name),
                    Optional.of(LongNode.valueOf(was)),
                    Optional.of(LongNode.valueOf(limit)));
              }
            });
  }

  private void behavior(Terms.Behavior before, Terms.Behavior after) {
    int order = after.determinism().compareTo(before.determinism());
    if (order != 0) {
      add(
          "determinism",
          order > 0 ? Motion.STRENGTHENED : Motion.WEAKENED,
          FieldPath.of("determinism"),
          word(before.determinism().name()),
          word(after.determinism().name()));
    }
    changes.addAll(new FieldListDiff(old, now).changes());
    failureModes(before.failureModes(), after.failureModes());
    constraints(before.constraints(), after.constraints());
    text("cost_model", "cost-model");
    if (before.idempotent() != after.idempotent()) {
      add(
          "idempotency",
          after.idempotent() ? Motion.ADDED : Motion.REMOVED,
          FieldPath.of("idempotent"),
          Optional.of(BooleanNode.valueOf(before.idempotent())),
          Optional.of(BooleanNode.valueOf(after.idempotent())));
    }
  }

  private void failureModes(
      SortedMap<String, FailureMode> before, SortedMap<String, FailureMode> after) {
    SortedMap<String, FailureMode> all = new TreeMap<>(before);
    all.putAll(after);
    for (String code : all.keySet()) {
      FieldPath path = FieldPath.of("failure_modes", code);
      FailureMode was = before.get(code);
      FailureMode is = after.get(code);
      if (was == null || is == null) {
        Motion motion = was == null ? Motion.ADDED : Motion.REMOVED;
        add("failure-mode", motion, path, listed(old, code), listed(now, code));
        continue;
      }
      if (was.category() != is.category()) {
        add(
            "failure-category",
            Motion.CHANGED,
            path,
            word(was.category().name()),
            word(is.category().name()));
      }
      if (was.retryable() != is.retryable()) {
        add(
            "failure-retryable",
            Motion.CHANGED,
            path,
            Optional.of(BooleanNode.valueOf(was.retryable())),
            Optional.of(BooleanNode.valueOf(is.retryable())));
      }
      Optional<JsonNode> oldWords = described(old, code);
      Optional<JsonNode> newWords = described(now, code);
      if (!oldWords.equals(newWords)) {
        add("failure-description", Motion.CHANGED, path, oldWords, newWords);
      }
    }
  }

  private static Optional<JsonNode> listed(Contract contract, String code) {
    int index = indexOf(contract, code);
    return index < 0
        ? Optional.empty()
        : contract.member("failure_modes").map(modes -> modes.get(index));
  }

  private static Optional<JsonNode> described(Contract contract, String code) {
    return listed(contract, code).flatMap(mode -> Optional.ofNullable(mode.get("description")));
  }

  private static int indexOf(Contract contract, String code) {
    JsonNode modes = contract.member("failure_modes").orElse(TextNode.valueOf(""));
    for (int i = 0; i < modes.size(); i++) {
      if (modes.get(i).path("code").asText().equals(code)) {
        return i;
      }
    }
    return -1;
  }

  private void constraints(SortedMap<String, JsonNode> before, SortedMap<String, JsonNode> after) {
    SortedMap<String, JsonNode> all = new TreeMap<>(before);
    all.putAll(after);
    for (String name : all.keySet()) {
      constraint(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
    }
  }

  /** A limit that both lowers and raises, as a list that loses and gains, is tightened first. */
  private void constraint(String name, Optional<JsonNode> before, Optional<JsonNode> after) {
    boolean loses =
        after.isPresent() && (before.isEmpty() || refuses(name, before.get(), after.get()));
    boolean gains =
        before.isPresent() && (after.isEmpty() || refuses(name, after.get(), before.get()));
    if (loses || gains) {
      add(
          "constraint",
          loses ? Motion.TIGHTENED : Motion.LOOSENED,
          FieldPath.of("constraints", name),
          before,
          after);
    }
  }

  /** Whether the second limit refuses something that the first lets through. */
  private static boolean refuses(String name, JsonNode first, JsonNode second) {
    if (first.isNumber() && second.isNumber()) {
      BigDecimal limit = first.decimalValue();
      int order = second.decimalValue().compareTo(limit);
      return name.startsWith("min_") ? order > 0 : order < 0;
    }
    if (first.isArray() && second.isArray()) {
      List<JsonNode> allowed = new ArrayList<>();
      second.forEach(allowed::add);
      List<JsonNode> before = new ArrayList<>();
      first.forEach(before::add);
      return !Values.without(before, allowed).isEmpty();
    }
    return true;
  }

  private static Optional<JsonNode> word(String word) {
    return Optional.of(TextNode.valueOf(word));
  }

  private void add(
      String keyword,
      Motion motion,
      FieldPath path,
      Optional<JsonNode> before,
      Optional<JsonNode> after) {
    changes.add(ofTerm(keyword, motion, path, before, after, old, now));
  }

  static Change ofTerm(
      String keyword,
      Motion motion,
      FieldPath path,
      Optional<JsonNode> before,
      Optional<JsonNode> after,
      Contract old,
      Contract now) {
    return new Change(
        new Coordinate(Side.CONTRACT, keyword, motion),
        path,
        before,
        after,
        position(old, path),
        position(now, path),
        Place.ROOT,
        Optional.empty(),
        Optional.empty());
  }

  /** Of the term, or of the nearest around it; empty where the file says nothing of the kind. */
  private static Optional<SourcePosition> position(Contract contract, FieldPath path) {
    String term = path.segments().get(0).name();
    return contract
        .member(term)
        .map(any -> contract.document().keyPosition(inFile(contract, path)));
  }

  /** Where the file has a list, a path names its element by what it says. */
  private static FieldPath inFile(Contract contract, FieldPath path) {
    List<FieldPath.Segment> segments = path.segments();
    String term = segments.get(0).name();
    if (segments.size() != 2 || !LISTS.contains(term)) {
      return path;
    }
    String name = segments.get(1).name();
    int index =
        term.equals("failure_modes") ? indexOf(contract, name) : indexOf(contract, term, name);
    return FieldPath.of(term, Integer.toString(index));
  }

  private static int indexOf(Contract contract, String list, String field) {
    JsonNode fields = contract.member(list).orElseThrow();
    for (int i = 0; i < fields.size(); i++) {
      if (FieldPath.parse(fields.get(i).asText()).toString().equals(field)) {
        return i;
      }
    }
    return -1;
  }
}
