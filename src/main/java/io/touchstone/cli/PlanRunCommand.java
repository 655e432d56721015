package io.touchstone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.config.ConfigReader;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.llm.LlmClient;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.Plan;
import io.touchstone.planner.PlannerError;
import io.touchstone.planner.PlannerMetadata;
import io.touchstone.planner.PlannerOutput;
import io.touchstone.planner.PlannerResult;
import io.touchstone.reference.ShippedSkills;
import io.touchstone.runtime.AgentRuntime;
import io.touchstone.runtime.PlanCancellation;
import io.touchstone.runtime.PlanExecutor;
import io.touchstone.runtime.PlanResult;
import io.touchstone.runtime.PlanSettings;
import io.touchstone.runtime.RunTrace;
import io.touchstone.runtime.RuntimeContext;
import io.touchstone.runtime.RuntimeSettings;
import io.touchstone.runtime.SkillRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code touchstone plan run}: makes a plan, or takes one, and runs it. */
@Command(
    name = "run",
    description = {
      "Make a plan, or take one, and run it; exit code 1 when there is no plan or it does not"
          + " succeed."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone plan run --goal \"analyze user data\" --trace trace.json",
      "  touchstone plan run --plan plan.json --skills real --budget-cents 10"
    })
final class PlanRunCommand implements Callable<Integer> {
  private static final Set<String> PLAN_KEYS = Set.of("steps", "metadata", "warnings");
  private static final String SEED_NAME = "ids";

  private final Console console;

  @Spec CommandSpec command;
  @Mixin PlannerOption planner;
  @Mixin SkillsOption skills;
  @Mixin ModelOption models;
  @Mixin TraceOption trace;

  @ArgGroup(multiplicity = "1")
  What what;

  @Option(
      names = "--budget-cents",
      paramLabel = "N",
      converter = CentsConverter.class,
      description = "What all steps together may cost, in US cents; planning is not among them.")
  BigDecimal budgetCents;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of ids and of waits before retries; otherwise each run has its own.")
  Optional<Long> seed = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), or json: the trace.")
  PlanFormat format;

  /** A wish for a plan, or a plan. */
  static final class What extends PlanWish {
    @Option(
        names = "--plan",
        required = true,
        paramLabel = "FILE",
        description = "The plan, also as plan create prints it; - is standard input.")
    String plan;
  }

  PlanRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    JsonLimits limits = ConfigReader.read(ConfigReader.findRoot(console.here())).limits();
    PlanSettings settings = settings();
    trace.check(console);
    LlmClient model = models.client(console);
    SkillRegistry registry = skills.registry(model);
    Plan plan;
    if (what.plan != null) {
      plan = read(NamedInput.read(console, what.plan, limits).document());
    } else {
      ObjectNode values =
          skills.areStubs() && planner.isStub()
              ? ShippedSkills.stubContext()
              : JsonNodeFactory.instance.objectNode();
      PlannerResult planned =
          planner.plan(
              console, model, what.document(console, limits), registry.toManifest(), values);
      if (planned instanceof PlannerError error) {
        return noPlan(error);
      }
      PlannerOutput output = (PlannerOutput) planned;
      output.warnings().forEach(warning -> console.complain(CompactJson.visible(warning)));
      tellCost(output.metadata());
      plan = output.plan();
    }
    return run(plan, settings, registry);
  }

  private static Plan read(JsonDocument document) {
    try {
      CanonicalJson.bytes(document.root());
      return Plan.ofSteps(JsonMembers.of(document.root(), FieldPath.ROOT, "a plan", PLAN_KEYS));
    } catch (JsonShapeException e) {
      throw document.fault(e.path(), e.problem());
    } catch (CanonicalJsonException e) {
      throw document.fault(e.path(), e.problem());
    }
  }

  private int noPlan(PlannerError error) {
    String words = "no plan: %s: %s".formatted(error.code(), error.message());
    console
        .out()
        .print(
            format == PlanFormat.JSON
                ? JsonText.pretty(error.toJson())
                : CompactJson.visible(words) + "\n");
    return 1;
  }

  /** Of a plan that cost something; standard output is for the run. */
  private void tellCost(PlannerMetadata made) {
    if (made.costCents().signum() > 0) {
      console.complain(
          "planned by %s for %s cents"
              .formatted(
                  CompactJson.visible(made.model()),
                  made.costCents().stripTrailingZeros().toPlainString()));
    }
  }

  private int run(Plan plan, PlanSettings unseeded, SkillRegistry registry) {
    long ids = seed.orElseGet(() -> new SecureRandom().nextLong());
    PlanSettings settings = unseeded.withSeeds(Map.of(SEED_NAME, ids));
    RuntimeContext context = new RuntimeContext(console.clock(), new SplittableRandom(ids));
    PlanCancellation cancellation = new PlanCancellation();
    return OrderlyEnd.of(
        () -> report(new RunTrace(settings, run(plan, settings, registry, context, cancellation))),
        cancellation::cancel);
  }

  private PlanResult run(
      Plan plan,
      PlanSettings settings,
      SkillRegistry registry,
      RuntimeContext context,
      PlanCancellation cancellation) {
    try (AgentRuntime runtime = new AgentRuntime(registry, context, RuntimeSettings.DEFAULT);
        PlanProgress progress = new PlanProgress(console)) {
      return new PlanExecutor(runtime, settings).run(plan, progress, cancellation);
    }
  }

  private int report(RunTrace run) {
    boolean written = trace.write(run, console);
    console
        .out()
        .print(
            format == PlanFormat.JSON
                ? JsonText.pretty(run.toJson())
                : PlanRunText.of(run.result(), trace.name().filter(name -> written)));
    console.flush();
    if (!written) {
      return Main.BAD_INPUT;
    }
    return run.result().ok() ? 0 : 1;
  }

  private PlanSettings settings() {
    if (budgetCents == null) {
      return PlanSettings.DEFAULT;
    }
    try {
      return PlanSettings.DEFAULT.withBudgetCents(budgetCents);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--budget-cents: " + e.getMessage());
    }
  }
}
