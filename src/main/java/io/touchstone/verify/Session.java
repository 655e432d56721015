package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.config.SubjectSettings;
import io.touchstone.contract.Terms;
import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenResult;
import io.touchstone.golden.GoldenSource;
import io.touchstone.golden.Observation;
import io.touchstone.subject.Answer;
import io.touchstone.subject.GuardedSubject;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectCatalog;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The subjects of one run, opened when first asked and closed with the session, and what can be
 * done with them. May be used from several threads at once.
 */
public final class Session implements AutoCloseable {
  private final Config config;
  private final OptionalLong seed;
  private final Clock clock;
  private final Optional<StandIn> standIn;
  private final SubjectCatalog catalog;
  private final GoldenFileReader reader;
  private final ActualOutputs actuals;
  private final ProjectContracts projectContracts;
  private final SubjectContracts contracts;
  private final Stress stress;
  private final Map<String, GuardedSubject> open = new ConcurrentHashMap<>();

  /** A session in the environment of this process. */
  public Session(Config config, OptionalLong seed, Clock clock) {
    this(config, seed, clock, System::getenv, Optional.empty());
  }

  /**
   * A session in which one subject may be asked in the place of all others. Golden files are held
   * against its answers, and these against the contract of the golden file's own subject; its
   * answers are not kept, so that nobody accepts them.
   *
   * @param seed of all randomness; when empty, each case has a seed of its own
   * @param environment the value of a variable, null where it is not set
   * @param other the name of the subject that is asked instead; usually empty
   */
  public Session(
      Config config,
      OptionalLong seed,
      Clock clock,
      UnaryOperator<String> environment,
      Optional<String> other) {
    this.config = config;
    this.seed = seed;
    this.clock = clock;
    this.standIn = other.map(StandIn::new);
    this.catalog = Catalogs.of(config, environment);
    this.reader = new GoldenFileReader(config.limits(), catalog.names());
    this.actuals = new ActualOutputs(config);
    this.projectContracts = new ProjectContracts(config);
    this.contracts = new SubjectContracts(config, projectContracts);
    this.stress = new Stress(this, config, seed, catalog, contracts);
  }

  public Config config() {
    return config;
  }

  /** Of all randomness; empty where each case has its own. */
  OptionalLong seed() {
    return seed;
  }

  /** The contracts of the project. */
  public ProjectContracts contracts() {
    return projectContracts;
  }

  public SubjectNames subjects() {
    return catalog.names();
  }

  /** Reads and checks golden files. */
  public GoldenFileReader reader() {
    return reader;
  }

  /** How the subjects are stressed. */
  public Stress stress() {
    return stress;
  }

  /** Where actual outputs of mismatches are kept. */
  ActualOutputs actuals() {
    return actuals;
  }

  /** Why the contract of a subject cannot be used; nothing where it can, or where there is none. */
  public List<Finding> contractFaults(String subject) {
    return contracts.faults(subject);
  }

  /** The golden files below a folder. */
  public GoldenFolder goldens(Path folder) {
    GoldenFolder scanned = GoldenFolder.scan(folder, display(folder));
    return isUsual(folder)
        ? scanned
        : new GoldenFolder(
            scanned.files().stream().map(file -> file.inFolder(display(folder))).toList(),
            scanned.faults());
  }

  /** The golden file at a path below a folder, whether or not it exists. */
  public GoldenSource source(Path folder, Path file) {
    GoldenSource source = GoldenFolder.source(folder, display(folder), file);
    return isUsual(folder) ? source : source.inFolder(display(folder));
  }

  private boolean isUsual(Path folder) {
    return folder.toAbsolutePath().normalize().equals(config.golden());
  }

  /** A path as messages name it: relative to the root, with forward slashes. */
  public String display(Path path) {
    return shown(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /** The complaint that a path of the command line leads to no golden file. */
  Finding matchedNothing(Path path, Path folder) {
    return Finding.of(
        Finding.MALFORMED,
        Severity.INVALID,
        Location.of(display(path)),
        "no golden file is at or below this path; golden files are the *.json below "
            + display(folder));
  }

  private Path shown(Path absolute) {
    boolean oneTree = Objects.equals(absolute.getRoot(), config.root().getRoot());
    return oneTree ? config.root().relativize(absolute) : absolute;
  }

  /**
   * Asks the subject of a golden file, holds both against the subject's contract, and keeps the
   * actual output where it is not what was expected.
   */
  public GoldenResult run(GoldenFile golden) {
    return judged(golden, ask(golden));
  }

  /** As {@link #run}, of an answer that is there already. */
  GoldenResult judged(GoldenFile golden, Answer answer) {
    GoldenResult result = held(golden, answer);
    if (standIn(golden).isEmpty()) {
      actuals.keep(result);
    }
    return result;
  }

  /** What is wrong with a result, in words that name the subject that was asked. */
  List<Finding> findings(GoldenResult result) {
    return standIn(result.golden()).map(it -> it.findings(result)).orElseGet(result::findings);
  }

  private Optional<StandIn> standIn(GoldenFile golden) {
    return standIn.filter(it -> it.replaces(golden.subject()));
  }

  /** An answer, held against the golden file and against the subject's contract. */
  GoldenResult held(GoldenFile golden, Answer answer) {
    GoldenResult answered = GoldenResult.of(golden, answer);
    return contracts
        .check(golden.subject())
        .map(contract -> answered.withBreaches(contract.breaches(answered)))
        .orElse(answered);
  }

  /** Asks the subject of a golden file once more. */
  public Answer ask(GoldenFile golden) {
    String asked = standIn(golden).map(StandIn::name).orElse(golden.subject());
    // One in another process gets a text of it anyway.
    boolean shared = isInProcess(asked);
    return subject(asked).call(shared ? golden.input().deepCopy() : golden.input());
  }

  /**
   * What the subject of a golden file answers under perturbations, the first answer first.
   *
   * <p>One that threw has the value of {@link Answer#toJson()}, and ends the list where it was the
   * first or ran out of time.
   *
   * @param quick only calls again, on one instance and on fresh ones
   */
  public List<Observation> observe(GoldenFile golden, boolean quick) {
    return new Observing(this).observe(golden, quick);
  }

  /** What the contract of a subject promises; empty where it has none that can be used. */
  Optional<Terms.Behavior> promises(String subject) {
    return contracts.check(subject).map(it -> (Terms.Behavior) it.contract().terms());
  }

  /** Whether calls of a subject stay in this process. */
  boolean isInProcess(String subject) {
    return catalog.inProcess(subject);
  }

  /** The shared instance of a subject; the session closes it. */
  public GuardedSubject subject(String name) {
    return open.computeIfAbsent(name, this::openNew);
  }

  /** An instance of a subject for the caller alone, who closes it. */
  GuardedSubject openNew(String name) {
    return openNew(name, Duration.ZERO);
  }

  GuardedSubject openNew(String name, Duration clockShift) {
    return guarded(name, context -> catalog.open(name, context), clockShift);
  }

  /** A fresh instance of what the opener opens, called as the subject of this name is. */
  GuardedSubject guarded(
      String name, Function<SubjectContext, Subject> opener, Duration clockShift) {
    SubjectSettings settings = config.settings(name);
    SubjectContext context =
        new SubjectContext(
            Clock.offset(clock, clockShift), new SplittableRandom(seed.orElse(0)), config.root());
    return new GuardedSubject(
        name, () -> opener.apply(context), settings.calls().timeout(), config.limits());
  }

  /** What a subject in another process is given: the same, with the seed for its randomness. */
  SubjectContext contextOfProcess() {
    return new SubjectContext(clock, () -> seed.orElse(0), config.root());
  }

  @Override
  public void close() {
    stress.close();
    List<GuardedSubject> all = new ArrayList<>(open.values());
    open.clear();
    all.forEach(GuardedSubject::close);
  }
}
