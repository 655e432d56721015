package io.touchstone.vcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a revision as texts. */
final class Contents {
  private Contents() {}

  static SortedMap<String, String> of(Path root, String revision) {
    return of(root, revision, root);
  }

  static SortedMap<String, String> of(Path root, String revision, Path folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    GitRevision.open(root, revision, GitRevision.Base.EXACT)
        .files(folder, 1000)
        .forEach((path, bytes) -> texts.put(path, new String(bytes, UTF_8)));
    return texts;
  }
}
