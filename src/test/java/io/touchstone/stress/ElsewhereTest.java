package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.process.fork.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subjects that are fine here and not in a process of their own. */
class ElsewhereTest {
  private static final JsonNode INPUT = Inputs.json("{'a': 1}");

  /** Ends the process, unless it was made here. */
  public static final class EndsElsewhere implements SubjectFactory {
    private final boolean stays;

    public EndsElsewhere() {
      this(false);
    }

    EndsElsewhere(boolean stays) {
      this.stays = stays;
    }

    @Override
    public String name() {
      return "ends-elsewhere";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        if (!stays) {
          System.exit(0);
        }
        return input.deepCopy();
      };
    }
  }

  /** Can only be made here. */
  public static final class UnmadeElsewhere implements SubjectFactory {
    public UnmadeElsewhere() {
      throw new IllegalStateException("not here");
    }

    UnmadeElsewhere(String here) {
      assertEquals("here", here);
    }

    @Override
    public String name() {
      return "unmade-elsewhere";
    }

    @Override
    public Subject open(SubjectContext context) {
      return JsonNode::deepCopy;
    }
  }

  @Test
  void one_that_ends_its_process_is_found_and_its_end_is_named() {
    StressSubject subject = SpecimenSubjects.of(new EndsElsewhere(true));
    try {
      Bench bench = new Bench(subject, SpecimenSubjects.VIEW);
      Divergence found =
          new Lab(bench, Effort.of(new StressPlan(2, 0, 0)).withWorlds(true))
              .search(INPUT, List.of(), 1)
              .divergence()
              .orElseThrow();

      assertEquals("processes", found.perturbation().name());
      assertEquals("{\"$threw\": {\"type\": \"exited\"}}", JsonText.line(found.found().actual()));
      assertEquals(
          "a process that ends during the call, by System.exit or by a crash", Cause.of(found));
    } finally {
      subject.elsewhere().close();
    }
  }

  @Test
  void a_process_that_does_not_start_shows_nothing_again() {
    StressSubject subject = SpecimenSubjects.of(new UnmadeElsewhere("here"));
    Elsewhere schedule = new Elsewhere(Question.of(INPUT), World.PLAIN);

    StressStoppedException stopped =
        assertThrows(
            StressStoppedException.class,
            () -> schedule.run(new Bench(subject, SpecimenSubjects.VIEW)));
    assertTrue(
        stopped.getMessage().startsWith("another process (plain) did not open: "),
        stopped::getMessage);
  }
}
