package io.touchstone.cli;

import io.touchstone.verify.Selection;
import io.touchstone.verify.Shard;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of the golden files a run is about, besides paths and tags; all filters must agree. */
final class FilterOptions {
  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Only one of N parts, such as 1/3; to which part a golden file belongs follows from its name alone.")
  Shard shard;

  @Option(
      names = "--changed-since",
      paramLabel = "REV",
      description =
          "Only golden files that differ from where REV and HEAD parted, committed or not; new ones, too.")
  String changedSince;

  Selection narrow(Selection selection) {
    return selection.with(Optional.ofNullable(changedSince), Optional.ofNullable(shard));
  }
}
