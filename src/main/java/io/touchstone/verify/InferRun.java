package io.touchstone.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.Observation;
import io.touchstone.golden.Proposal;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonTextEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds out what of a golden file's output varies, and writes it into the file if asked to. */
public final class InferRun {
  private final Session session;
  private final Function<GoldenFile, List<Observation>> observe;

  /**
   * @param observe asks the subject of a golden file; the first answer first, at least that
   */
  public InferRun(Session session, Function<GoldenFile, List<Observation>> observe) {
    this.session = session;
    this.observe = observe;
  }

  /**
   * Asks the subject of the one golden file of a selection.
   *
   * @throws JsonInputException where it is not one file, or one that cannot be used
   */
  public Inference infer(Selection selection) {
    GoldenFile golden = session.reader().read(theOne(selection));
    return Inference.of(golden, observe.apply(golden));
  }

  private GoldenSource theOne(Selection selection) {
    GoldenFolder folder = session.goldens(selection.folder());
    List<GoldenSource> sources = selection.among(folder.files());
    Path path = selection.paths().get(0);
    if (sources.isEmpty()) {
      folder.faults().stream()
          .findFirst()
          .ifPresent(
              fault -> {
                throw fault;
              });
      throw new JsonInputException(
          session.display(path),
          null,
          "no golden file is at this path; golden files are the *.json below "
              + session.display(selection.folder()));
    }
    if (sources.size() > 1) {
      throw new JsonInputException(
          session.display(path),
          null,
          "expected one golden file, found a folder of %d; name one, such as %s"
              .formatted(sources.size(), sources.get(0).display()));
    }
    return sources.get(0);
  }

  /**
   * Writes what the file lacks of the proposal into it; nothing else in it changes.
   *
   * @return why it was not written; empty where it was, or has all already
   * @throws JsonInputException where the file cannot be written
   */
  public Optional<String> write(Inference inference) {
    GoldenFile golden = inference.golden();
    GoldenSource source = golden.source();
    if (!inference.outdated().isEmpty()) {
      return Optional.of(
          "not written, the subject answers something else at %s than the file expects; correct the subject, or take it over with: touchstone golden accept %s"
              .formatted(inference.outdated().get(0), source.arguments()));
    }
    if (inference.isEnough()) {
      return Optional.empty();
    }
    Comparison merged = inference.merged();
    if (!Proposal.accepts(merged, inference.stability())) {
      return Optional.of(
          "not written, what the file says of paths contradicts what varies; take over by hand what of the proposal you want");
    }
    return Rewriting.replace(
        source, golden.document().bytes(), text(golden, merged), "golden infer --write");
  }

  private byte[] text(GoldenFile golden, Comparison merged) {
    ObjectNode root = golden.document().root().deepCopy();
    root.setAll(Proposal.json(merged));
    byte[] text = JsonTextEdit.replace(golden.document(), FieldPath.ROOT, root);
    try {
      session.reader().read(golden.source(), text);
      return text;
    } catch (JsonInputException e) {
      throw new JsonInputException(
          golden.source().display(),
          golden.positionOfExpected(FieldPath.ROOT),
          "not written, the file would no longer be sound: " + e.problem());
    }
  }
}
