package io.touchstone.verify;

import java.nio.file.Path;

/** What contracts are held against, beside each other. */
public sealed interface Released {
  /** Nothing else. */
  record Nothing() implements Released {}

  /** The contracts in another folder. */
  record Folder(Path path) implements Released {}

  /**
   * The contracts at a git revision.
   *
   * @param revision anything that git understands
   * @param exact the revision itself, not its merge base with the current one
   */
  record Revision(String revision, boolean exact) implements Released {}
}
