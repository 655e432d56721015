package io.touchstone.stress;

import io.touchstone.json.JsonEquality;
import io.touchstone.subject.process.fork.Knob;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way of asking the same question again that must not change the answer. */
interface Perturbation {
  /** All of them, in the order in which they are tried: what explains itself best comes first. */
  List<Perturbation> ALL =
      List.of(
          new InputUnchanged(),
          new Repetition(),
          new FreshInstances(),
          new KeyOrder(),
          new CollidingKeys(),
          new NumberSpelling(),
          new NullOrMissing(),
          new CallOrder(),
          new ClockShift(),
          new GatedInput(),
          new TightStress(),
          new TightStressApart(),
          new LaterOn(),
          new Processes());

  /** The name in reports, in files and in "off": {@code key-order}. */
  String name();

  /** What happens to the question, to follow "under": {@code another key order}. */
  String words();

  /** Which faults it is there for, to follow "catches". */
  String catches();

  /** What it cannot see, to follow "blind to"; empty where that is nothing special. */
  default String blindTo() {
    return "";
  }

  /** Further names by which it can be turned off together with others. */
  default List<String> groups() {
    return List.of();
  }

  /** Why it makes no sense here; empty where it does. */
  default Optional<String> objection(StressCase stressed) {
    return Optional.empty();
  }

  /**
   * Whether an input may be put as another value: the same one in another spelling, unless this is
   * there for more.
   */
  default boolean allows(Question question) {
    return JsonEquality.equal(question.plain(), question.asked());
  }

  /** The one with this name, if there is one. */
  static Optional<Perturbation> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Asks as often as the effort lets it and stops at the first divergence. */
  Optional<Divergence> search(StressCase stressed);

  /** Every word by which something can be turned off: a perturbation, a group, a knob, a family. */
  static List<String> switches() {
    Stream<String> perturbations =
        ALL.stream().flatMap(each -> Stream.concat(Stream.of(each.name()), each.groups().stream()));
    Stream<String> knobs =
        Arrays.stream(Knob.values())
            .flatMap(knob -> Stream.of(OtherProcesses.family(knob), knob.id()));
    return Stream.concat(perturbations, knobs).distinct().toList();
  }
}
