package io.touchstone.verify;

import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.golden.GoldenFile;
import io.touchstone.json.JsonInputException;
import io.touchstone.subject.Answer;
import java.util.ArrayList;
import java.util.List;

/** Holds answers against golden files on a thread of its own while further subjects are asked. */
final class JudgedBehind implements AutoCloseable {
  private record Asked(GoldenFile golden, Answer answer) {}

  private final Session session;
  private final BatchQueue<Asked> queue = new BatchQueue<>("touchstone-compare");

  /** Written by the thread of the queue alone until it has ended. */
  private final List<GoldenSection> sections = new ArrayList<>();

  private List<Asked> batch = new ArrayList<>();

  JudgedBehind(Session session) {
    this.session = session;
    queue.start(this::judgeAll);
  }

  private void judgeAll() throws InterruptedException {
    for (List<Asked> next = queue.next(); !next.isEmpty(); next = queue.next()) {
      next.forEach(asked -> sections.add(judged(asked)));
    }
  }

  private GoldenSection judged(Asked asked) {
    GoldenFile golden = asked.golden();
    String file = golden.source().display();
    try {
      List<Finding> findings = session.findings(session.judged(golden, asked.answer()));
      return new GoldenSection(file, golden.subject(), findings);
    } catch (JsonInputException fault) {
      return new GoldenSection(file, "", List.of(Finding.of(fault)));
    }
  }

  /** Has an answer judged. */
  void judge(GoldenFile golden, Answer answer) {
    batch.add(new Asked(golden, answer));
    if (batch.size() == BatchQueue.BATCH) {
      queue.give(batch);
      batch = new ArrayList<>();
    }
  }

  /** What became of them all; no more can be judged. */
  List<GoldenSection> finish() {
    if (!batch.isEmpty()) {
      queue.give(batch);
    }
    queue.give(List.of());
    queue.join();
    return sections;
  }

  /** Judges no more. */
  @Override
  public void close() {
    queue.close();
  }
}
