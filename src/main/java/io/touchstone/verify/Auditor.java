package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.contract.Determinism;
import io.touchstone.contract.Terms;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Mutation;
import io.touchstone.golden.Pins;
import io.touchstone.golden.Pins.Leaf;
import io.touchstone.golden.Pins.Pin;
import io.touchstone.golden.ValueForm;
import io.touchstone.golden.ValueForm.Nature;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonEquality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Says which of what a golden file does not pin is weak, and which is so by design: what the file
 * ignores, what the contract of the subject does not promise to repeat, what varied when the
 * subject was asked, and ids, times and the like that are matched by their form.
 */
final class Auditor {
  private final GoldenFile golden;
  private final JsonNode expected;
  private final Comparison comparison;
  private final Optional<Terms.Behavior> promises;
  private final List<JsonNode> answers;

  /**
   * @param promises the contract of the subject
   * @param answers what it answers now; empty where it is not asked
   */
  Auditor(GoldenFile golden, Optional<Terms.Behavior> promises, List<JsonNode> answers) {
    this.golden = golden;
    this.expected = golden.expectedOutput();
    this.comparison = golden.comparison();
    this.promises = promises;
    this.answers = answers;
  }

  Audit audit() {
    Pins pins = Pins.of(golden);
    List<Leaf> loose =
        pins.leaves().stream()
            .filter(leaf -> leaf.pin() != Pin.VALUE)
            .filter(leaf -> !isIgnored(leaf.path()) && stays(leaf.path()))
            .filter(leaf -> leaf.pin() == Pin.NOTHING || isLasting(leaf.path()))
            .toList();
    List<Mutation> holes =
        pins.unnoticed().stream().filter(each -> isHole(each, pins.leaves())).toList();
    List<FieldPath> couldPin =
        pins.leaves().stream()
            .filter(leaf -> leaf.pin() == Pin.FORM && !isIgnored(leaf.path()))
            .map(Leaf::path)
            .filter(this::isAsRecorded)
            .toList();
    return new Audit(golden, pins, loose, absent(), holes, couldPin);
  }

  private boolean isIgnored(FieldPath path) {
    return anyCovers(comparison.ignored(), path);
  }

  private static boolean anyCovers(Collection<FieldPath> paths, FieldPath path) {
    return paths.stream().anyMatch(each -> each.covers(path));
  }

  /** Whether the value there is promised or seen to be the same at every call. */
  private boolean stays(FieldPath path) {
    return isPromised(path).orElse(!answers.isEmpty() && path.in(answers.get(0)) != null)
        && isSameInAll(path);
  }

  /** Whether the contract lets the value vary, and yet it is what it was, in every call. */
  private boolean isAsRecorded(FieldPath path) {
    return !answers.isEmpty()
        && isPromised(path).filter(promised -> !promised).isPresent()
        && isLasting(path)
        && path.in(answers.get(0)) != null
        && JsonEquality.equal(path.in(expected), path.in(answers.get(0)))
        && isSameInAll(path);
  }

  /** Whether the contract promises to repeat what is there; empty where there is no contract. */
  private Optional<Boolean> isPromised(FieldPath path) {
    return promises.map(
        it ->
            anyCovers(it.stableFields(), path)
                || (it.determinism() == Determinism.FULL && !anyCovers(it.volatileFields(), path)));
  }

  private boolean isSameInAll(FieldPath path) {
    if (answers.isEmpty()) {
      return true;
    }
    JsonNode first = path.in(answers.get(0));
    return answers.stream()
        .map(path::in)
        .allMatch(
            each -> first == null ? each == null : each != null && JsonEquality.equal(first, each));
  }

  /** Whether the contract names it as stable, or its value does not look as if it might vary. */
  private boolean isLasting(FieldPath path) {
    return promises.filter(it -> anyCovers(it.stableFields(), path)).isPresent()
        || ValueForm.of(path, path.in(expected))
            .filter(form -> form.nature() != Nature.LASTING)
            .isEmpty();
  }

  /** What the first answer has, the expected output lacks, and the comparison does not report. */
  private List<FieldPath> absent() {
    if (answers.isEmpty()) {
      return List.of();
    }
    List<FieldPath> reported =
        comparison.differences(expected, answers.get(0)).stream()
            .map(JsonDifference::path)
            .toList();
    List<FieldPath> found = new ArrayList<>();
    absent(FieldPath.ROOT, expected, answers.get(0), reported, found);
    return found;
  }

  private void absent(
      FieldPath at,
      JsonNode before,
      JsonNode now,
      List<FieldPath> reported,
      List<FieldPath> found) {
    if (reported.contains(at) || isIgnored(at) || comparison.matchers().containsKey(at)) {
      return;
    }
    if (before == null) {
      if (stays(at) && ValueForm.of(at, now).filter(ValueForm::passing).isEmpty()) {
        found.add(at);
      }
    } else if (before.isObject() && now.isObject()) {
      now.properties()
          .forEach(
              member ->
                  absent(
                      at.then(member.getKey()),
                      before.get(member.getKey()),
                      member.getValue(),
                      reported,
                      found));
    } else if (before.isArray() && now.isArray() && !comparison.isUnordered(at)) {
      for (int i = 0; i < now.size(); i++) {
        absent(at.then(Integer.toString(i)), before.get(i), now.get(i), reported, found);
      }
    }
  }

  /** A container that holds something pinned and lets more in; of others, the leaves tell. */
  private boolean isHole(Mutation mutation, List<Leaf> leaves) {
    FieldPath at = mutation.path();
    return mutation.kind() == Mutation.Kind.ADDED
        && !isExtensible(at)
        && !isIgnored(at.then("added"))
        && !isIgnored(at)
        && !anyCovers(comparison.matchers().keySet(), at)
        && isPromised(at).orElse(!answers.isEmpty())
        && leaves.stream().anyMatch(leaf -> leaf.pin() == Pin.VALUE && at.covers(leaf.path()));
  }

  private boolean isExtensible(FieldPath at) {
    return switch (comparison.mode()) {
      case LENIENT -> true;
      case STRICT_ORDER -> at.in(expected).isObject();
      case EXACT, STRICT, NON_EXTENSIBLE -> false;
    };
  }
}
