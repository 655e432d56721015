package io.touchstone.engine;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.ForkJoinPoolHierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;

/**
 * The engine {@code touchstone}. Below it stands a container for each class with {@link
 * Touchstone}, or for a folder that was selected by file or directory; below that a container for
 * each golden file, with the tests {@code matches} and, where stress is on, {@code is
 * deterministic}; and, where the whole golden folder is meant, a test for each step from one
 * version of a contract to the next.
 *
 * <p>Configuration parameters: {@code touchstone.root} (the folder with {@code touchstone.json}),
 * {@code touchstone.stress} (false: no stress), {@code touchstone.against} (a git revision that
 * contracts are compared with), {@code touchstone.parallel} (true: golden files run in parallel;
 * {@code touchstone.parallel.config.*} as Jupiter's parameters of that name).
 */
public final class TouchstoneEngine extends HierarchicalTestEngine<EngineContext> {
  static final String ID = "touchstone";
  static final String ROOT = "touchstone.root";
  static final String STRESS = "touchstone.stress";
  static final String AGAINST = "touchstone.against";
  private static final String PARALLEL = "touchstone.parallel";

  private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.builder()
          .addClassContainerSelectorResolver(type -> type.isAnnotationPresent(Touchstone.class))
          .addSelectorResolver(
              context ->
                  new GoldenSelectorResolver(
                      Workspace.of(context.getDiscoveryRequest().getConfigurationParameters())))
          .build();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor engine = new EngineDescriptor(uniqueId, "Touchstone");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  protected EngineContext createExecutionContext(ExecutionRequest request) {
    return EngineContext.outside(request.getEngineExecutionListener());
  }

  @Override
  protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
    ConfigurationParameters parameters = request.getConfigurationParameters();
    return parameters.getBoolean(PARALLEL).orElse(false)
        ? new ForkJoinPoolHierarchicalTestExecutorService(
            new PrefixedConfigurationParameters(parameters, PARALLEL + ".config."))
        : super.createExecutorService(request);
  }
}
