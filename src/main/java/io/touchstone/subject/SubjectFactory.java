package io.touchstone.subject;

/**
 * Opens the subjects of one name. Java subjects are found by {@code ServiceLoader}: name the class
 * in {@code META-INF/services/io.touchstone.subject.SubjectFactory}.
 */
public interface SubjectFactory {
  /** The name that golden files use, always the same. */
  String name();

  /** A fresh instance, which shares no state with others. */
  Subject open(SubjectContext context);
}
