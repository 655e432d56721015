package io.touchstone.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceConfigurationError;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SubjectCatalogTest {
  private static final SubjectContext CONTEXT =
      new SubjectContext(Clock.systemUTC(), new Random(1), Path.of("."));

  /** Answers with the name it was made for. */
  private record Named(String name) implements SubjectFactory {
    @Override
    public Subject open(SubjectContext context) {
      return input -> TextNode.valueOf(name);
    }
  }

  private static String words(SubjectBinding binding) {
    if (binding instanceof SubjectBinding.Command command) {
      return command.program().words().toString();
    }
    return binding instanceof SubjectBinding.McpTool tool
        ? tool.server() + "'s " + tool.tool()
        : binding.toString();
  }

  private static SubjectCatalog catalog(Map<String, SubjectBinding> bindings) {
    return new SubjectCatalog(
        bindings,
        List.of(new Named("planner"), new Named("runtime")),
        (name, other) -> new Named(name + " by " + words(other)));
  }

  private static final SubjectCatalog CATALOG =
      catalog(
          Map.of(
              "mine", new SubjectBinding.Factory("planner"),
              "lost", new SubjectBinding.Factory("planer"),
              "runtime", new SubjectBinding.Command(List.of("run", "it"))));

  private static String answerOf(String name) throws Exception {
    return CATALOG.open(name, CONTEXT).call(TextNode.valueOf("")).textValue();
  }

  @Test
  void namesWhatIsConfiguredAndWhatIsOnTheClassPath() {
    assertEquals(
        new TreeSet<>(List.of("lost", "mine", "planner", "runtime")), CATALOG.names().all());
  }

  @Test
  void opensAFactoryUnderItsOwnNameAndUnderAConfiguredOne() throws Exception {
    assertEquals("planner", answerOf("planner"));
    assertEquals("planner", answerOf("mine"));
  }

  @Test
  void aConfiguredCommandGoesBeforeAFactoryOfTheSameName() throws Exception {
    assertEquals("runtime by [run, it]", answerOf("runtime"));
  }

  @Test
  void onlyFactoriesRunInProcess() {
    assertTrue(CATALOG.inProcess("mine"));
    assertTrue(CATALOG.inProcess("planner"));
    assertFalse(CATALOG.inProcess("runtime"));
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    assertEquals(Optional.empty(), CATALOG.find("plannr"));
    assertEquals(
        "unknown subject \"plannr\"; did you mean \"planner\"? Known: \"lost\", \"mine\", \"planner\", \"runtime\"",
        CATALOG.unknown("plannr"));
  }

  @Test
  void aConfiguredFactoryThatIsNotThereIsToldWithTheOnesThatAre() {
    assertEquals(
        "the subject \"lost\" is configured to use the factory \"planer\", which is not on the class path; did you mean \"planner\"? Known: \"planner\", \"runtime\"",
        assertThrows(IllegalArgumentException.class, () -> CATALOG.open("lost", CONTEXT))
            .getMessage());
  }

  @Test
  void twoFactoriesOfOneNameAreAnErrorThatNamesBothClasses() {
    record Other(String name) implements SubjectFactory {
      @Override
      public Subject open(SubjectContext context) {
        return input -> input;
      }
    }
    assertEquals(
        "META-INF/services/io.touchstone.subject.SubjectFactory: expected every subject factory to have a name of its own, found \"planner\" for both %s and %s; rename one, or take one off the class path"
            .formatted(Named.class.getName(), Other.class.getName()),
        refusal(List.of(new Named("planner"), new Other("planner"))));
  }

  @Test
  void aFactoryWithoutANameIsAnError() {
    assertEquals(
        "META-INF/services/io.touchstone.subject.SubjectFactory: expected every subject factory to have a name, found a blank one; correct name() of "
            + Named.class.getName(),
        refusal(List.of(new Named(" "))));
  }

  @Test
  void aFactoryThatCannotBeLoadedIsAnErrorInOurWords() {
    Iterable<SubjectFactory> broken =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public SubjectFactory next() {
                throw new ServiceConfigurationError("Provider a.B not found");
              }
            };
    assertTrue(
        refusal(broken)
            .startsWith(
                "META-INF/services/io.touchstone.subject.SubjectFactory: a subject factory cannot be loaded: Provider a.B not found"));
  }

  private static String refusal(Iterable<SubjectFactory> factories) {
    return assertThrows(
            JsonInputException.class, () -> new SubjectCatalog(Map.of(), factories, null))
        .getMessage();
  }
}
