package io.touchstone.verdict;

/** How old readers and writers are imagined. */
public enum Policy {
  /**
   * Writers send no member that only the new version declares; readers skip what they do not know.
   */
  TOLERANT,
  /** Writers send whatever is accepted; readers bear nothing but what was promised. */
  STRICT
}
