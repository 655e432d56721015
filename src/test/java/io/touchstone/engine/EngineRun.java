package io.touchstone.engine;

import io.touchstone.verify.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Asks the engine to discover, through the launcher, and to run, through the test kit. */
final class EngineRun {
  private final TestProject project;
  private final List<DiscoverySelector> selectors = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final SortedMap<String, String> parameters = new TreeMap<>();

  private EngineRun(TestProject project) {
    this.project = project;
  }

  static EngineRun in(TestProject project) {
    return new EngineRun(project);
  }

  EngineRun select(DiscoverySelector... more) {
    selectors.addAll(List.of(more));
    return this;
  }

  EngineRun tag(String tag) {
    tags.add(tag);
    return this;
  }

  EngineRun with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  /** What the launcher discovers. */
  TestPlan plan() {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(TouchstoneEngine.ROOT, project.root().toString())
            .configurationParameters(parameters)
            .filters(EngineFilter.includeEngines(TouchstoneEngine.ID))
            .selectors(selectors);
    if (!tags.isEmpty()) {
      request.filters(TagFilter.includeTags(tags));
    }
    return LauncherFactory.create().discover(request.build());
  }

  /** Everything below the engine, parents before children. */
  List<TestIdentifier> nodes() {
    TestPlan plan = plan();
    return plan.getRoots().stream().flatMap(root -> plan.getDescendants(root).stream()).toList();
  }

  /** The display names below the engine, indented by depth, in the order of execution. */
  List<String> tree() {
    TestPlan plan = plan();
    List<String> lines = new ArrayList<>();
    plan.getRoots().forEach(engine -> addChildren(plan, engine, "", lines));
    return lines;
  }

  private static void addChildren(
      TestPlan plan, TestIdentifier parent, String indent, List<String> lines) {
    for (TestIdentifier child : plan.getChildren(parent)) {
      lines.add(indent + child.getDisplayName());
      addChildren(plan, child, indent + "  ", lines);
    }
  }

  /** By display name, "passed" or the message of the failure; containers only where they fail. */
  SortedMap<String, String> results() {
    SortedMap<String, String> results = new TreeMap<>();
    for (Event finished : finished()) {
      TestExecutionResult result = result(finished);
      TestDescriptor descriptor = finished.getTestDescriptor();
      if (descriptor.isTest() || result.getStatus() != Status.SUCCESSFUL) {
        results.put(
            descriptor.getDisplayName(),
            result.getThrowable().map(Throwable::getMessage).orElse("passed"));
      }
    }
    return results;
  }

  /** By display name, the warning that was told with a test that passes. */
  SortedMap<String, String> warnings() {
    SortedMap<String, String> warnings = new TreeMap<>();
    kit()
        .execute()
        .allEvents()
        .reportingEntryPublished()
        .list()
        .forEach(
            event ->
                warnings.put(
                    event.getTestDescriptor().getDisplayName(),
                    event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("warning")));
    return warnings;
  }

  /** The failure of the one test that fails. */
  Throwable failure() {
    List<Throwable> failures =
        finished().stream().flatMap(event -> result(event).getThrowable().stream()).toList();
    if (failures.size() != 1) {
      throw new AssertionError("expected one failure, found " + failures);
    }
    return failures.get(0);
  }

  private static TestExecutionResult result(Event finished) {
    return finished.getRequiredPayload(TestExecutionResult.class);
  }

  /** What was wrong with the request itself. */
  List<DiscoveryIssue> issues() {
    return kit().discover().getDiscoveryIssues();
  }

  private List<Event> finished() {
    return kit().execute().allEvents().finished().list();
  }

  private EngineTestKit.Builder kit() {
    EngineTestKit.Builder kit =
        EngineTestKit.engine(TouchstoneEngine.ID)
            .configurationParameter(TouchstoneEngine.ROOT, project.root().toString())
            .configurationParameters(parameters)
            .selectors(selectors.toArray(DiscoverySelector[]::new));
    if (!tags.isEmpty()) {
      kit.filters(TagFilter.includeTags(tags));
    }
    return kit;
  }
}
