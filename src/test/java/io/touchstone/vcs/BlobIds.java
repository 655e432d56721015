package io.touchstone.vcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.IntStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/** Finds texts by what git calls them. */
final class BlobIds {
  private BlobIds() {}

  /** The n-th text whose id begins with some digits. */
  static String textWithIdLike(String digits, int n) {
    ObjectInserter.Formatter ids = new ObjectInserter.Formatter();
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(Integer::toString)
        .filter(
            text -> ids.idFor(Constants.OBJ_BLOB, text.getBytes(UTF_8)).name().startsWith(digits))
        .skip(n - 1)
        .findFirst()
        .orElseThrow();
  }
}
