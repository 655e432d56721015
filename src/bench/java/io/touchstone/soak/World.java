package io.touchstone.soak;

import io.touchstone.json.JsonLimits;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.ResourceContract;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.SkillRegistry;
import io.touchstone.runtime.skill.http.HttpCallSettings;
import io.touchstone.runtime.skill.http.HttpCallSkill;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The runtime under load, its skills with their limits, and the server that they call. */
final class World implements AutoCloseable {
  static final int MOST_HISTORY = 500;
  static final int MOST_THREADS = 64;
  static final long RATE_PER_MINUTE = 1_200;
  static final String HTTP = "skill.http_call";

  private static final long ENOUGH = 1_000_000_000_000L;
  private static final int MOST_BYTES = 256 << 10;
  private static final JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 100, 100);

  private final Violations violations;
  private final SkillRegistry registry = new SkillRegistry();
  private final AgentRuntime runtime;
  private final LocalServer server;
  private final Ledger plenty;
  private final Ledger narrow;
  private final Ledger rated;
  private final List<Ledger> metered = new CopyOnWriteArrayList<>();

  World(long seed, Violations violations) throws IOException {
    this.violations = violations;
    ResourceContract unused = ResourceContract.of(ResourceContract.DEFAULT_ID, 0, 0, 0);
    RuntimeSettings settings =
        new RuntimeSettings(MOST_THREADS, MOST_HISTORY, Optional.empty(), unused, LIMITS);
    this.runtime =
        new AgentRuntime(
            registry, new RuntimeContext(Clock.systemUTC(), new Random(seed)), settings);
    this.server = new LocalServer();
    this.plenty = add("skill.plenty", ENOUGH, ENOUGH, ENOUGH);
    this.narrow = add("skill.narrow", ENOUGH, ENOUGH, 6);
    this.rated = add("skill.rated", ENOUGH, RATE_PER_MINUTE, ENOUGH);
    runtime.registerResourceContract(ResourceContract.of(HTTP, 0, 6_000, 12));
    runtime.registerSkill(
        new HttpCallSkill(
            HttpCallSettings.DEFAULT
                .withAllowedNetworks("127.0.0.1/32")
                .withMaxResponseBytes(MOST_BYTES)));
    topUp();
  }

  private Ledger add(String id, long budgetCents, long rate, long atOnce) {
    Ledger ledger = new Ledger(ResourceContract.of(id, budgetCents, rate, atOnce), violations);
    runtime.registerResourceContract(ledger.limits());
    runtime.registerSkill(new FaultySkill(BigDecimal.valueOf(4), ledger));
    return ledger;
  }

  /** Puts a skill with a fresh budget in the place of the one whose budget is spent. */
  void topUp() {
    int number = metered.size();
    metered.add(add("skill.metered_" + number, 300, ENOUGH, 20));
    if (number > 0) {
      registry.deregister(metered.get(number - 1).limits().resourceId());
    }
  }

  AgentRuntime runtime() {
    return runtime;
  }

  LocalServer server() {
    return server;
  }

  /** The skills that keep books and can be called now. */
  List<Ledger> callable() {
    return List.of(plenty, narrow, rated, metered.get(metered.size() - 1));
  }

  Ledger rated() {
    return rated;
  }

  Ledger narrow() {
    return narrow;
  }

  /** Of all budgets that there ever were for the metered skill. */
  List<Ledger> metered() {
    return List.copyOf(metered);
  }

  List<Ledger> ledgers() {
    List<Ledger> all = new ArrayList<>(List.of(plenty, narrow, rated));
    all.addAll(metered);
    return all;
  }

  long running() {
    return ledgers().stream().mapToLong(Ledger::running).sum();
  }

  @Override
  public void close() throws IOException {
    runtime.close();
    server.close();
  }
}
