package io.touchstone.contract;

import java.util.Optional;
import org.semver4j.Semver;

/**
 * A version. Two are equal when they are written alike; their order is that of precedence, which
 * build metadata has no part in.
 *
 * <p>Source: Semantic Versioning 2.0.0.
 */
public final class SemVer implements Comparable<SemVer> {
  private final Semver value;

  private SemVer(Semver value) {
    this.value = value;
  }

  /** The version that a text writes; empty where it writes none. */
  public static Optional<SemVer> parse(String text) {
    return Optional.ofNullable(Semver.parse(text))
        .filter(version -> version.getVersion().equals(text))
        .map(SemVer::new);
  }

  public int major() {
    return value.getMajor();
  }

  /** Whether the version is below 1.0.0, where the minor number counts as the major one. */
  public boolean isInitial() {
    return value.getMajor() == 0;
  }

  public boolean isPreRelease() {
    return !value.getPreRelease().isEmpty();
  }

  /** Whether a release of the same major number; below 1.0.0 of the same minor number. */
  public boolean isOfOneLineWith(SemVer other) {
    return major() == other.major() && (!isInitial() || value.getMinor() == other.value.getMinor());
  }

  /** Whether major and minor number are those of another version. */
  public boolean hasMinorOf(SemVer other) {
    return major() == other.major() && value.getMinor() == other.value.getMinor();
  }

  /** The next version with only the first number raised. */
  public SemVer nextMajor() {
    return new SemVer(released().nextMajor());
  }

  /** The next version with only the second number raised. */
  public SemVer nextMinor() {
    return new SemVer(released().nextMinor());
  }

  /** The next version with only the third number raised. */
  public SemVer nextPatch() {
    return new SemVer(released().nextPatch());
  }

  private Semver released() {
    return value.withClearedPreReleaseAndBuild();
  }

  /** This version without what marks it as a pre-release or a build. */
  public SemVer release() {
    return new SemVer(released());
  }

  @Override
  public int compareTo(SemVer other) {
    return value.withClearedBuild().compareTo(other.value.withClearedBuild());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SemVer that && value.getVersion().equals(that.value.getVersion());
  }

  @Override
  public int hashCode() {
    return value.getVersion().hashCode();
  }

  @Override
  public String toString() {
    return value.getVersion();
  }
}
