package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.finding.Finding;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Copies what shards keep beside their reports to where the whole run would have kept it. */
final class ShardOutputs {
  private static final Pattern WAY_UP = Pattern.compile("^(\\.\\./)+");
  private static final Pattern INSIDE = Pattern.compile("(?!\\.\\.?(/|$))[^/\\\\:]+");

  private final Path reports;
  private final ReplayFiles replays;

  ShardOutputs(Config config) {
    this.reports = config.reports();
    this.replays = new ReplayFiles(config);
  }

  /**
   * Copies the actual outputs of mismatches, and removes what earlier runs left of cases that
   * match.
   */
  void copyActuals(ShardReport shard) throws IOException {
    for (GoldenSection golden : shard.report().goldens()) {
      // A file that cannot be used got no answer.
      if (!golden.subject().isEmpty()) {
        Path inside = Path.of("actual").resolve(inside(golden.file(), shard));
        if (golden.passed() || !copy(shard, inside)) {
          Files.deleteIfExists(reports.resolve(inside));
        }
      }
    }
  }

  /** As the run keeps it: a golden folder beside the root without the way up to it. */
  private static String inside(String file, ShardReport shard) {
    String inside = WAY_UP.matcher(file).replaceFirst("");
    for (String name : inside.split("/", -1)) {
      if (!INSIDE.matcher(name).matches()) {
        throw new JsonInputException(
            shard.display(),
            null,
            "expected the names of golden files relative to the root, found " + file);
      }
    }
    return inside;
  }

  /** Copies what shows a divergence again, and has the section name the copy. */
  StressSection copyReplay(StressSection section, ShardReport shard) throws IOException {
    String name = ReplayFiles.name(section.file());
    boolean named =
        section.findings().stream()
            .flatMap(finding -> finding.remedy().stream())
            .anyMatch(remedy -> names(remedy, name));
    if (!named || !copy(shard, Path.of("stress").resolve(name))) {
      return section;
    }
    return new StressSection(
        section.file(),
        section.subject(),
        section.planned(),
        section.granted(),
        section.tried(),
        section.findings().stream().map(finding -> renamed(finding, name)).toList());
  }

  private Finding renamed(Finding finding, String name) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.location(),
        finding.message(),
        finding.expected(),
        finding.actual(),
        finding.remedy().map(remedy -> names(remedy, name) ? renamed(remedy, name) : remedy));
  }

  private String renamed(String remedy, String name) {
    int command = remedy.lastIndexOf(ReplayFiles.COMMAND);
    return remedy.substring(0, command) + ReplayFiles.COMMAND + replays.shown(name);
  }

  /** Whether the last words are the command that shows it. */
  private static boolean names(String remedy, String name) {
    int command = remedy.lastIndexOf(ReplayFiles.COMMAND);
    return command > remedy.lastIndexOf('\n') && remedy.endsWith("/stress/" + name);
  }

  /** Whether the shard has this file, and not merely a link that leads out of its folder. */
  private boolean copy(ShardReport shard, Path inside) throws IOException {
    Path file = shard.folder().resolve(inside);
    boolean own =
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && file.toRealPath().startsWith(shard.folder().toRealPath());
    if (own) {
      AtomicFile.write(reports.resolve(inside), Files.readAllBytes(file));
    }
    return own;
  }
}
