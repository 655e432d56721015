package io.touchstone.bench;

import io.apicurio.registry.rules.compatibility.jsonschema.JsonSchemaDiffLibrary;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractHistory;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import io.touchstone.verdict.Gate;
import io.touchstone.verdict.GateReport;
import io.touchstone.verdict.Judge;
import io.touchstone.verdict.Policy;
import io.touchstone.verdict.RuleBook;
import io.touchstone.verdict.Waivers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What one step between two versions of a contract costs, from two texts to the verdict with its
 * changes and witnesses, against the compatibility checker of Apicurio Registry, which answers yes
 * or no for the same two pairs of schemas; and what a hundred contracts of ten versions cost.
 */
public final class ContractBenchmark {
  private static final int CONTRACTS = 100;
  private static final int VERSIONS = 10;
  private static final int WARM_UPS = 5;
  private static final RuleBook RULES = RuleBook.standard();
  private static final Judge JUDGE = new Judge(RULES, Policy.TOLERANT);

  private ContractBenchmark() {}

  public static void main(String[] args) {
    SortedMap<String, byte[]> files = ContractHistories.of(CONTRACTS, VERSIONS);
    double cold = chainMillis(files);
    List<Gate.Pair> pairs = new ArrayList<>();
    for (ContractHistory history : folder(files).histories().values()) {
      pairs.addAll(Gate.chain(history));
    }
    print(pairs);
    System.out.printf(
        Locale.ROOT,
        "%nReading and gating %d contracts of %d versions: %,.0f ms at first, %,.0f ms warm%n",
        CONTRACTS,
        VERSIONS,
        cold,
        chainMillis(files));
  }

  private static ContractFolder folder(SortedMap<String, byte[]> files) {
    return ContractFolder.of(files, "contracts", JsonLimits.DEFAULT);
  }

  private static double chainMillis(SortedMap<String, byte[]> files) {
    long start = System.nanoTime();
    Gate gate = new Gate(new Judge(RULES, Policy.TOLERANT), Waivers.NONE, LocalDate.EPOCH);
    GateReport report = gate.check(folder(files), Optional.empty());
    double millis = (System.nanoTime() - start) / 1e6;
    if (report.steps().size() != CONTRACTS * (VERSIONS - 1)) {
      throw new IllegalStateException("expected all steps, found " + report.steps().size());
    }
    return millis;
  }

  private static void print(List<Gate.Pair> pairs) {
    Map<String, CpuTimes> times = new LinkedHashMap<>();
    for (int pass = 0; pass <= WARM_UPS; pass++) {
      times.put("judging, from texts", all(pairs, ContractBenchmark::judge));
      times.put("judging alone", all(pairs, pair -> () -> JUDGE.judge(pair.old(), pair.now())));
      times.put("Apicurio 3.0.7", all(pairs, ContractBenchmark::askThePeer));
    }
    CpuTimes peer = times.get("Apicurio 3.0.7");
    System.out.printf(
        Locale.ROOT,
        "%-24s%10s%10s%10s%10s%10s%n",
        pairs.size() + " steps, us of CPU",
        "ratio,med.",
        "ratio,tot.",
        "median",
        "p99",
        "max");
    times.forEach(
        (who, time) ->
            System.out.printf(
                Locale.ROOT,
                "%-24s%10.2f%10.2f%s%n",
                who,
                time.median() / peer.median(),
                time.totalMillis() / peer.totalMillis(),
                time.row()));
  }

  /** One way to answer for a step. */
  private interface Way {
    Supplier<Object> of(Gate.Pair pair);
  }

  private static CpuTimes all(List<Gate.Pair> pairs, Way way) {
    CpuTimes times = new CpuTimes();
    pairs.forEach(pair -> times.timed(way.of(pair)));
    return times;
  }

  private static Supplier<Object> judge(Gate.Pair pair) {
    return () -> JUDGE.judge(again(pair.old()), again(pair.now()));
  }

  private static Contract again(Contract contract) {
    return ContractReader.read(StrictJson.parse(contract.document().bytes(), "contract"));
  }

  /** Inputs one way and outputs the other, as its "backward" and "forward" do. */
  private static Supplier<Object> askThePeer(Gate.Pair pair) {
    String oldInputs = schema(pair.old(), "inputs_schema");
    String newInputs = schema(pair.now(), "inputs_schema");
    String oldOutputs = schema(pair.old(), "outputs_schema");
    String newOutputs = schema(pair.now(), "outputs_schema");
    return () ->
        JsonSchemaDiffLibrary.isCompatible(oldInputs, newInputs, Map.of())
            & JsonSchemaDiffLibrary.isCompatible(newOutputs, oldOutputs, Map.of());
  }

  private static String schema(Contract contract, String key) {
    return contract.member(key).orElseThrow().toString();
  }
}
