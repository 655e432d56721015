package io.touchstone.verify;

import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.vcs.GitRevision;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which golden files are not as they were at a git revision, committed or not; new ones are among
 * them. How lines end does not count, which git may change on checking out and JSON does not heed.
 *
 * @param display the revision as messages name it
 * @param ids of the files then, by name
 * @param limits how large a file may be
 */
record ChangedFiles(String display, Map<String, String> ids, JsonLimits limits) {

  /**
   * Those that changed since the history of HEAD left that of the revision.
   *
   * @param root of the project
   * @param folder the golden folder
   * @throws JsonInputException where there is no repository, no such revision, or the folder lies
   *     outside the repository
   */
  static ChangedFiles since(String revision, Path root, Path folder, JsonLimits limits) {
    GitRevision base =
        GitRevision.open(root, "--changed-since", revision, GitRevision.Base.MERGE_BASE);
    return new ChangedFiles(base.display(), base.ids(folder), limits);
  }

  /** Whether it differs; one that cannot be read does. */
  boolean has(GoldenSource source) {
    String then = ids.get(source.name());
    if (then == null) {
      return true;
    }
    try {
      byte[] now = StrictJson.bytes(source.path(), source.display(), limits);
      return !then.equals(GitRevision.id(now)) && !then.equals(GitRevision.id(withoutReturns(now)));
    } catch (JsonInputException unreadable) {
      return true;
    }
  }

  /** The text with LF at the end of each line; in a string of JSON no CR can stand. */
  static byte[] withoutReturns(byte[] text) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      if (text[i] != '\r' || i + 1 == text.length || text[i + 1] != '\n') {
        lines.write(text[i]);
      }
    }
    return lines.toByteArray();
  }
}
