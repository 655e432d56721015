package io.touchstone.specimen;

import io.touchstone.subject.SubjectFactory;
import java.util.Locale;

/**
 * A factory that any Java process can make by the name of its class: public, with a public
 * constructor without parameters. The subject is called as the class is, in kebab case.
 */
public interface SpecimenFactory extends SubjectFactory {
  @Override
  default String name() {
    String words = getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return words.toLowerCase(Locale.ROOT);
  }
}
