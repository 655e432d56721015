package io.touchstone.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class stand for a folder of golden files: each file becomes a test below the class. The
 * class itself stays empty and is named as the build's test classes are ({@code GoldenFilesTest}),
 * because build tools only run an engine that some class leads to.
 *
 * <pre>{@code
 * @Touchstone(golden = "golden")
 * class GoldenFilesTest {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Touchstone {
  /**
   * The folder, relative to the root: the nearest folder at or above the working directory that has
   * a {@code touchstone.json}. When empty, the golden folder that {@code touchstone.json} names.
   */
  String golden() default "";
}
