package io.touchstone.engine;

/**
 * What a class with {@link Touchstone} may extend, so that a build fails in which no golden file
 * would run. A Surefire that is older than the JUnit Platform (before 2.22; Maven 3.8 takes 2.12.4
 * when nobody says otherwise) knows no engine, finds no test, and calls that a success. It does
 * call public methods whose names begin with {@code test}, which the JUnit Platform does not; so it
 * comes upon the one below. The class must be public; beside JUnit 4 the old Surefire does not look
 * for such methods, and nothing is noticed.
 *
 * <pre>{@code
 * @Touchstone(golden = "golden")
 * public class GoldenFilesTest extends GoldenFiles {}
 * }</pre>
 */
public abstract class GoldenFiles {
  /** For subclasses, which are empty. */
  protected GoldenFiles() {}

  /**
   * Is called by a Surefire that runs no golden file, and by nobody else.
   *
   * @throws AssertionError always
   */
  public final void testSurefireIsTooOldForGoldenFiles() {
    throw new AssertionError(
        "expected a Surefire that knows the JUnit Platform (2.22.0 or newer), found an older one: no golden file was run;"
            + " name a <version> of maven-surefire-plugin in pom.xml, as touchstone init shows it");
  }
}
