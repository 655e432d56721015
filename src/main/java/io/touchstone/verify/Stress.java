package io.touchstone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.config.StressSettings;
import io.touchstone.contract.Terms;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.golden.Comparison;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.Observation;
import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonText;
import io.touchstone.stress.Canaries;
import io.touchstone.stress.Effort;
import io.touchstone.stress.InputRules;
import io.touchstone.stress.OtherProcesses;
import io.touchstone.stress.Replay;
import io.touchstone.stress.ReplayFile;
import io.touchstone.stress.StressPlan;
import io.touchstone.stress.StressRunner;
import io.touchstone.stress.StressSubject;
import io.touchstone.stress.StressTarget;
import io.touchstone.stress.StressView;
import io.touchstone.subject.SubjectCatalog;
import io.touchstone.subject.SubjectFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the subjects of a session are stressed. */
public final class Stress implements AutoCloseable {
  private final Session session;
  private final Config config;
  private final SubjectCatalog catalog;
  private final SubjectContracts contracts;
  private final StressRunner runner;
  private final Map<String, OtherProcesses> elsewhere = new ConcurrentHashMap<>();

  /** What was said of them, by whether other processes were needed. */
  private final Map<Boolean, List<Finding>> canaries = new ConcurrentHashMap<>();

  Stress(
      Session session,
      Config config,
      OptionalLong seed,
      SubjectCatalog catalog,
      SubjectContracts contracts) {
    this.session = session;
    this.config = config;
    this.catalog = catalog;
    this.contracts = contracts;
    this.runner = new StressRunner(seed, new ReplayFiles(config));
    refuseUnknown(FieldPath.of("stress"), config.defaults().stress());
    config
        .subjects()
        .forEach(
            (name, subject) ->
                refuseUnknown(FieldPath.of("subjects", name, "stress"), subject.calls().stress()));
  }

  /** A word in "off" that turns off nothing was meant to. */
  private void refuseUnknown(FieldPath at, StressSettings stress) {
    int index = 0;
    for (String word : stress.off()) {
      if (!StressRunner.switches().contains(word)) {
        throw ConfigReader.fault(
            config.root(),
            at.then("off").then(Integer.toString(index)),
            "unknown perturbation %s; %s"
                .formatted(JsonText.quote(word), DidYouMean.among(StressRunner.switches(), word)));
      }
      index++;
    }
  }

  /** How a subject is stressed in a verification; empty where it is not. */
  public Optional<StressPlan> plan(String subject) {
    boolean on = settings(subject).enabled().orElseGet(() -> catalog.inProcess(subject));
    return on ? Optional.of(wholePlan(subject)) : Optional.empty();
  }

  /** How many calls of each kind the settings ask for, whether or not it is stressed by default. */
  public StressPlan wholePlan(String subject) {
    StressSettings stress = settings(subject);
    return new StressPlan(stress.repeats(), stress.keyOrders(), stress.concurrent());
  }

  /**
   * What one case of a subject is granted when so many share its budget.
   *
   * @param index which of them, from 0
   */
  public StressPlan granted(String subject, StressPlan wanted, int cases, int index) {
    return wanted.share(cases, index, settings(subject).maxCalls());
  }

  private StressSettings settings(String subject) {
    return config.settings(subject).calls().stress();
  }

  /**
   * Stresses the case of a golden file as every run does.
   *
   * @param others further inputs of its subject
   */
  public StressSection run(
      GoldenFile golden, List<JsonNode> others, StressPlan wanted, StressPlan granted) {
    boolean processes = settings(golden.subject()).processes();
    return run(
        StressTarget.of(golden),
        golden.subject(),
        golden.comparison(),
        others,
        Effort.of(wanted).withWorlds(processes),
        Effort.of(granted).withWorlds(processes));
  }

  /**
   * Stresses a subject with an input.
   *
   * @param comparison what of the answer counts
   * @param others further inputs of the subject
   */
  public StressSection run(
      StressTarget target,
      String subject,
      Comparison comparison,
      List<JsonNode> others,
      Effort wanted,
      Effort granted) {
    return runner.run(target, others, view(subject, comparison), subject(subject), wanted, granted);
  }

  /** What the subject of a golden file answers under all perturbations. */
  List<Observation> observe(GoldenFile golden) {
    Effort effort = Effort.quick(wholePlan(golden.subject()), 1, 0).withWorlds(true);
    return runner.observe(
        StressTarget.of(golden),
        List.of(),
        view(golden.subject(), golden.comparison()),
        subject(golden.subject()),
        effort);
  }

  /**
   * Shows a divergence again.
   *
   * @param file what to show; its subject must be known
   */
  public Replay replay(ReplayFile file, int times) {
    StressView view = view(file.subject(), file.comparison());
    return Replay.of(file, view, subject(file.subject()), times);
  }

  /** As in every run of this subject; they are stressed once. */
  public List<Finding> canaries(String subject) {
    return canaries.computeIfAbsent(
        settings(subject).processes(), processes -> canaries(List.of(subject)));
  }

  /** As in every run of these subjects. */
  List<Finding> canaries(Collection<String> subjects) {
    boolean processes = subjects.stream().anyMatch(subject -> settings(subject).processes());
    return subjects.isEmpty()
        ? List.of()
        : canaries(Effort.of(StressPlan.CANARY).withWorlds(processes));
  }

  /** Why the stress could not be trusted: nothing where it catches what is known to be wrong. */
  public List<Finding> canaries(Effort effort) {
    return new Canaries(this::bound)
        .missed(effort).stream()
            .map(
                missed ->
                    Finding.of(
                        StressRunner.INCONCLUSIVE,
                        Severity.ERROR,
                        Location.of("stress"),
                        "the stress is inconclusive: it did not catch " + missed))
            .toList();
  }

  /** What of a subject's answers must be the same. */
  StressView view(String subject, Comparison comparison) {
    return contract(subject)
        .map(it -> StressView.of(comparison, it.contract(), behavior(it)))
        .orElseGet(() -> StressView.of(comparison));
  }

  StressSubject subject(String name) {
    return new StressSubject(
        name,
        shift -> session.openNew(name, shift),
        elsewhere.computeIfAbsent(name, this::otherProcesses),
        rules(name),
        settings(name).off(),
        settings(name).because(),
        patience(name));
  }

  private OtherProcesses otherProcesses(String name) {
    return catalog
        .find(name)
        .map(this::otherProcesses)
        .orElseGet(() -> OtherProcesses.none(catalog.unknown(name)));
  }

  private OtherProcesses otherProcesses(SubjectFactory factory) {
    return OtherProcesses.of(
        factory,
        session::contextOfProcess,
        config.settings(factory.name()).calls().timeout(),
        config.limits());
  }

  private StressSubject bound(SubjectFactory factory) {
    return new StressSubject(
        factory.name(),
        shift -> session.guarded(factory.name(), factory::open, shift),
        elsewhere.computeIfAbsent(factory.name(), name -> otherProcesses(factory)),
        InputRules.ANY,
        Set.of(),
        "",
        patience(factory.name()));
  }

  @Override
  public void close() {
    elsewhere.values().forEach(OtherProcesses::close);
    elsewhere.clear();
  }

  /** A little more than a call may take, before one among others is given up. */
  private Duration patience(String name) {
    return config.settings(name).calls().timeout().plusSeconds(2);
  }

  private InputRules rules(String subject) {
    return contract(subject)
        .map(it -> new InputRules(it::accepts, Optional.of(behavior(it).inputs().json())))
        .orElse(InputRules.ANY);
  }

  /** The contract of a subject, if there is one that can be used. */
  Optional<ContractCheck> contract(String subject) {
    return contracts.check(subject);
  }

  private static Terms.Behavior behavior(ContractCheck check) {
    return (Terms.Behavior) check.contract().terms();
  }
}
