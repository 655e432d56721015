package io.touchstone.contract;

/** Which versions of a contract a caller bears who was written for one of them. */
public enum Calling {
  /** That version and no other. */
  EXACT,
  /**
   * That version, and newer releases of the same major version; below 1.0.0, of the same minor
   * version.
   */
  COMPATIBLE;

  /**
   * Whether a caller who asks for one version can be served by another.
   *
   * @param asked the version that the caller was written for
   * @param offered the version that there is
   */
  public boolean accepts(SemVer asked, SemVer offered) {
    if (this == EXACT || offered.isPreRelease()) {
      return asked.equals(offered);
    }
    return asked.isOfOneLineWith(offered) && offered.compareTo(asked) >= 0;
  }
}
