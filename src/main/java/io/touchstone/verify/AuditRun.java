package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.report.FindingText;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds out of golden files how much of what stays the same they pin. */
public final class AuditRun {
  private static final int CALLS = 3;

  private final Session session;
  private final Progress progress;

  /**
   * What was found.
   *
   * @param audits one for each file that could be read, by name
   * @param faults what could not be read or used, in words
   */
  public record Result(List<Audit> audits, List<String> faults) {
    public Result {
      audits = List.copyOf(audits);
      faults = List.copyOf(faults);
    }
  }

  public AuditRun(Session session, Progress progress) {
    this.session = session;
    this.progress = progress;
  }

  /**
   * Audits the files of a selection. A subject that lives in this process is asked a few times; a
   * program or a server is not. One bad file never stops the others.
   */
  public Result run(Selection selection) {
    GoldenFolder folder = session.goldens(selection.folder());
    List<String> faults = new ArrayList<>();
    folder.faults().forEach(fault -> faults.add(fault.getMessage()));
    for (Path path : selection.unmatched(folder.files())) {
      faults.add(
          "%s: no golden file is at or below this path; golden files are the *.json below %s"
              .formatted(session.display(path), session.display(selection.folder())));
    }
    List<Audit> audits = new ArrayList<>();
    List<GoldenSource> sources = selection.among(folder.files());
    for (int i = 0; i < sources.size(); i++) {
      progress.at(i, sources.size(), sources.get(i).display());
      try {
        audits.add(audit(session.reader().read(sources.get(i))));
      } catch (JsonInputException fault) {
        faults.add(fault.getMessage());
      }
    }
    progress.at(0, 0, "");
    audits.stream()
        .map(audit -> audit.golden().subject())
        .distinct()
        .flatMap(subject -> session.contractFaults(subject).stream())
        .map(FindingText::of)
        .distinct()
        .forEach(faults::add);
    return new Result(audits, faults);
  }

  private Audit audit(GoldenFile golden) {
    String subject = golden.subject();
    List<JsonNode> answers = session.isInProcess(subject) ? ask(golden) : List.of();
    return new Auditor(golden, session.promises(subject), answers).audit();
  }

  /** Answers of the shared instance and of a fresh one; none where one gave none. */
  private List<JsonNode> ask(GoldenFile golden) {
    List<JsonNode> answers = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      if (!keep(answers, session.ask(golden))) {
        return List.of();
      }
    }
    try (GuardedSubject fresh = session.openNew(golden.subject())) {
      return keep(answers, fresh.call(golden.input().deepCopy())) ? answers : List.of();
    }
  }

  private static boolean keep(List<JsonNode> answers, Answer answer) {
    answers.add(answer.toJson());
    return answer instanceof Answer.Returned;
  }
}
