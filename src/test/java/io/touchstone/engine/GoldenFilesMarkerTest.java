package io.touchstone.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An old Surefire itself is asked by src/it/old-surefire. */
class GoldenFilesMarkerTest {
  /** As a user writes it; nested, so that no build takes it for a test class of its own. */
  @Touchstone
  public static final class Marker extends GoldenFiles {}

  @Test
  void whoCallsMethodsByTheirNamesComesUponOneThatFails() {
    List<Method> called =
        Stream.of(Marker.class.getMethods())
            .filter(method -> method.getName().startsWith("test"))
            .toList();

    assertEquals(1, called.size());
    assertEquals(0, called.get(0).getParameterCount());
    assertEquals(void.class, called.get(0).getReturnType());
    assertTrue(Modifier.isPublic(called.get(0).getModifiers()));
    AssertionError failure =
        assertThrows(AssertionError.class, () -> new Marker().testSurefireIsTooOldForGoldenFiles());
    assertTrue(failure.getMessage().contains("maven-surefire-plugin"), failure::getMessage);
  }
}
