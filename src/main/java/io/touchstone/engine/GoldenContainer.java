package io.touchstone.engine;

import io.touchstone.json.JsonInputException;
import io.touchstone.stress.StressPlan;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * A golden folder, reached through a class with {@link Touchstone} or directly. Its tests share one
 * session.
 */
final class GoldenContainer extends AbstractTestDescriptor implements Node<EngineContext> {
  private final Workspace workspace;
  private final Path folder;

  GoldenContainer(
      UniqueId id, String displayName, TestSource source, Workspace workspace, Path folder) {
    super(id, displayName, source);
    this.workspace = workspace;
    this.folder = folder;
  }

  Workspace workspace() {
    return workspace;
  }

  Path folder() {
    return folder;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  /** Reports without a tree name the class in full. */
  @Override
  public String getLegacyReportingName() {
    return getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .orElse(getDisplayName());
  }

  @Override
  public EngineContext prepare(EngineContext context) {
    boolean golden = getChildren().stream().anyMatch(GoldenDescriptor.class::isInstance);
    if (!golden) {
      return new EngineContext(context.listener(), null, Map.of(), new GateOnce(workspace));
    }
    Session session = session();
    return new EngineContext(
        context.listener(), session, granted(session), new GateOnce(workspace));
  }

  private Session session() {
    try {
      return workspace.open();
    } catch (JsonInputException fault) {
      throw FaultTest.failure(fault);
    }
  }

  private Map<String, StressPlan> granted(Session session) {
    Map<String, List<String>> bySubject = new HashMap<>();
    for (TestDescriptor child : getChildren()) {
      if (child instanceof GoldenDescriptor golden) {
        golden
            .stressedSubject()
            .ifPresent(
                subject ->
                    bySubject
                        .computeIfAbsent(subject, name -> new ArrayList<>())
                        .add(golden.getDisplayName()));
      }
    }
    Map<String, StressPlan> granted = new HashMap<>();
    bySubject.forEach(
        (subject, names) -> {
          StressPlan wanted = session.stress().plan(subject).orElse(StressPlan.NONE);
          for (int i = 0; i < names.size(); i++) {
            granted.put(names.get(i), session.stress().granted(subject, wanted, names.size(), i));
          }
        });
    return Map.copyOf(granted);
  }

  @Override
  public void cleanUp(EngineContext context) {
    Session session = context.session();
    if (session != null) {
      session.close();
    }
  }
}
