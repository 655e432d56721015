package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Faults of orders and hashes that last as long as a process. */
public final class HashFaults {
  private HashFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new SetOfSalt(),
            "process",
            "lists the members of a Set.of, whose order is salted",
            Samples.GOALS),
        mutant(
            new MapOfSalt(),
            "process",
            "lists the entries of a Map.of, whose order is salted",
            Samples.ORDERS),
        mutant(
            new CopyOfSalt(),
            "process",
            "joins words from a Set.copyOf, whose order is salted",
            Samples.READINGS),
        mutant(
            new HashOfEnum(),
            "identity-hash",
            "makes a fingerprint with the hash of an enum constant",
            Samples.ORDERS),
        mutant(
            new IdentityOrderedSet(),
            "identity-hash",
            "lists a HashSet of objects that have no hashCode",
            Samples.GOALS),
        mutant(
            new IdentityOrderedMap(),
            "identity-hash",
            "lists an IdentityHashMap in its order",
            Samples.ARTICLES),
        mutant(
            new ReflectionOrder(),
            "symbol-order",
            "lists methods in the order in which reflection gives them",
            Samples.READINGS));
  }

  /** Suggests skills. */
  public static final class SetOfSalt implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Set<String> always = Set.of("echo", "http_call", "json_transform", "llm_invoke");
      return goal -> object().put("goal", text(goal, "goal")).set("skills", array(always));
    }
  }

  /** Shows what else an order may cost. */
  public static final class MapOfSalt implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, String> fees = Map.of("DE", "4.90", "TR", "12.50", "GB", "9.75", "FI", "7.20");
      return order -> summary(order).put("fees", fees.toString());
    }
  }

  /** Names the sensors of a station. */
  public static final class CopyOfSalt implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        List<String> sensors = new ArrayList<>(List.of("battery", "clock"));
        elements(reading, "sensors").forEach(sensor -> sensors.add(sensor.asText()));
        return object().put("sensors", String.join(", ", Set.copyOf(sensors)));
      };
    }
  }

  /** Where an order stands. */
  enum State {
    EMPTY,
    SMALL,
    LARGE;

    static State of(JsonNode order) {
      int lines = order.path("lines").size();
      return lines == 0 ? EMPTY : lines < 3 ? SMALL : LARGE;
    }
  }

  /** Gives orders a fingerprint. */
  public static final class HashOfEnum implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("print", Objects.hash(text(order, "id"), State.of(order)));
    }
  }

  /** A desk to which goals go; two are equal only if they are the same. */
  private static final class Desk {
    private final String name;

    private Desk(String name) {
      this.name = name;
    }

    static List<Desk> named(String... names) {
      return Stream.of(names).map(Desk::new).toList();
    }

    String name() {
      return name;
    }
  }

  /**
   * Says which desks may take a goal. The desks are those of the process, so that repeats agree.
   */
  public static final class IdentityOrderedSet implements SpecimenFactory {
    private static final List<Desk> DESKS =
        Desk.named("billing", "mail", "field", "night", "travel", "audit", "press");

    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        Set<Desk> desks = new HashSet<>(DESKS);
        // The day desks only, for what is urgent.
        desks.removeIf(
            desk -> desk.name().equals("night") && number(goal, "priority").intValue() < 2);
        return object().set("desks", array(desks.stream().map(Desk::name).toList()));
      };
    }
  }

  /** Says how many pages each printer gets. */
  public static final class IdentityOrderedMap implements SpecimenFactory {
    private static final List<Desk> PRINTERS =
        Desk.named("proof", "web", "press", "plotter", "label", "poster", "card");

    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        Map<Desk, Integer> pages = new IdentityHashMap<>();
        int links = article.path("links").size();
        PRINTERS.forEach(printer -> pages.put(printer, links + printer.name().length()));
        List<String> lines = new ArrayList<>();
        pages.forEach((printer, count) -> lines.add(printer.name() + ": " + count));
        return object().set("pages", array(lines));
      };
    }
  }

  /** What can be done with a reading. */
  interface Operations {
    double mean();

    double median();

    double calibrate();

    double smooth();

    double drift();

    double zeroPoint();
  }

  /** Lists what can be done with a reading. */
  public static final class ReflectionOrder implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        List<String> names = new ArrayList<>();
        for (Method method : Operations.class.getDeclaredMethods()) {
          names.add(method.getName());
        }
        ObjectNode answer = object().put("station", text(reading, "station"));
        return answer.set("operations", array(names));
      };
    }
  }
}
