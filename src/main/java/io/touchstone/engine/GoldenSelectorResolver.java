package io.touchstone.engine;

import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Finds golden files by class, file, folder and unique id. All ways lead to the same descriptors.
 */
final class GoldenSelectorResolver implements SelectorResolver {
  private static final String CLASS = "class";
  private static final String FOLDER = "folder";

  private final Workspace workspace;

  /** For reading only: no subject is ever opened in it. Null until something is read. */
  private Session readers;

  GoldenSelectorResolver(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Reads the configuration once for all files of a discovery. */
  private Session readers() {
    readers = readers == null ? workspace.open() : readers;
    return readers;
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Touchstone marker = selector.getJavaClass().getAnnotation(Touchstone.class);
    return marker == null
        ? Resolution.unresolved()
        : container(
            context, parent -> classContainer(parent, selector.getJavaClass()), file -> true);
  }

  @Override
  public Resolution resolve(DirectorySelector selector, Context context) {
    Path directory = selector.getPath().toAbsolutePath().normalize();
    return inDefaultFolder(context, directory);
  }

  @Override
  public Resolution resolve(FileSelector selector, Context context) {
    Path file = selector.getPath().toAbsolutePath().normalize();
    return file.toString().endsWith(".json")
        ? inDefaultFolder(context, file)
        : Resolution.unresolved();
  }

  /**
   * The golden files at or below a path, in the golden folder that {@code touchstone.json} names.
   */
  private Resolution inDefaultFolder(Context context, Path path) {
    Path golden = configuredFolder();
    return path.startsWith(golden)
        ? container(
            context,
            parent -> folderContainer(parent, golden),
            source -> source.path().toAbsolutePath().normalize().startsWith(path))
        : Resolution.unresolved();
  }

  private Resolution container(
      Context context,
      java.util.function.Function<TestDescriptor, GoldenContainer> container,
      Predicate<GoldenSource> wanted) {
    return context
        .<GoldenContainer>addToParent(parent -> Optional.of(container.apply(parent)))
        .map(added -> Resolution.match(Match.exact(added, children(added, wanted))))
        .orElse(Resolution.unresolved());
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    return switch (last.getType()) {
      case CLASS ->
          ReflectionSupport.tryToLoadClass(last.getValue())
              .toOptional()
              .map(type -> resolve(DiscoverySelectors.selectClass(type), context))
              .orElse(Resolution.unresolved());
      case FOLDER ->
          container(
              context,
              parent -> folderContainer(parent, workspace.root().resolve(last.getValue())),
              file -> true);
      case GoldenDescriptor.SEGMENT -> golden(id, last.getValue(), context);
      case GoldenTest.SEGMENT -> test(id, last.getValue(), context);
      case FaultTest.SEGMENT -> fault(id, last.getValue(), context);
      default -> Resolution.unresolved();
    };
  }

  private GoldenContainer classContainer(TestDescriptor parent, Class<?> type) {
    String marked = type.getAnnotation(Touchstone.class).golden();
    Path folder =
        marked.isEmpty() ? configuredFolder() : workspace.root().resolve(marked).normalize();
    UniqueId id = parent.getUniqueId().append(CLASS, type.getName());
    return new GoldenContainer(id, type.getSimpleName(), ClassSource.from(type), workspace, folder);
  }

  private Path configuredFolder() {
    try {
      return readers().config().golden();
    } catch (JsonInputException e) {
      // The container's children say so.
      return workspace.root().resolve("golden");
    }
  }

  private GoldenContainer folderContainer(TestDescriptor parent, Path folder) {
    String name = workspace.root().relativize(folder).toString().replace('\\', '/');
    UniqueId id = parent.getUniqueId().append(FOLDER, name);
    return new GoldenContainer(id, name, DirectorySource.from(folder.toFile()), workspace, folder);
  }

  /** Everything in a folder, or why there is nothing. */
  private Supplier<Set<? extends DiscoverySelector>> children(
      GoldenContainer container, Predicate<GoldenSource> wanted) {
    return () -> {
      Set<DiscoverySelector> selectors = new LinkedHashSet<>();
      UniqueId id = container.getUniqueId();
      try {
        Session session = readers();
        GoldenFolder folder = session.goldens(container.folder());
        folder
            .faults()
            .forEach(fault -> selectors.add(byId(id.append(FaultTest.SEGMENT, fault.source()))));
        folder.files().stream()
            .filter(wanted)
            .forEach(
                source -> selectors.add(byId(id.append(GoldenDescriptor.SEGMENT, source.name()))));
      } catch (JsonInputException fault) {
        selectors.add(byId(id.append(FaultTest.SEGMENT, fault.source())));
      }
      return selectors;
    };
  }

  private Resolution golden(UniqueId id, String name, Context context) {
    Optional<GoldenDescriptor> added =
        context.addToParent(
            () -> byId(id.removeLastSegment()),
            parent -> readGolden((GoldenContainer) parent, name));
    return added
        .map(golden -> Resolution.match(Match.exact(golden, () -> tests(golden))))
        .orElse(Resolution.unresolved());
  }

  private Optional<GoldenDescriptor> readGolden(GoldenContainer container, String name) {
    Path folder = container.folder();
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !java.nio.file.Files.exists(file)) {
      return Optional.empty();
    }
    try (Session session = container.workspace().open()) {
      return Optional.of(
          GoldenDescriptor.read(container.getUniqueId(), session, session.source(folder, file)));
    } catch (JsonInputException brokenConfiguration) {
      return Optional.empty();
    }
  }

  private Set<DiscoverySelector> tests(GoldenDescriptor golden) {
    Set<DiscoverySelector> tests = new LinkedHashSet<>();
    UniqueId id = golden.getUniqueId();
    tests.add(byId(id.append(GoldenTest.SEGMENT, MatchTest.STATEMENT)));
    if (isStressed(golden)) {
      tests.add(byId(id.append(GoldenTest.SEGMENT, DeterminismTest.STATEMENT)));
    }
    return tests;
  }

  private boolean isStressed(GoldenDescriptor golden) {
    if (!workspace.stress() || golden.golden().isEmpty()) {
      return false;
    }
    return readers().stressPlan(golden.golden().get().subject()).isPresent();
  }

  private Resolution test(UniqueId id, String statement, Context context) {
    Optional<GoldenTest> added =
        context.addToParent(
            () -> byId(id.removeLastSegment()),
            parent -> {
              GoldenDescriptor golden = (GoldenDescriptor) parent;
              if (statement.equals(MatchTest.STATEMENT)) {
                return Optional.of(new MatchTest(golden));
              }
              return statement.equals(DeterminismTest.STATEMENT) && isStressed(golden)
                  ? Optional.of(new DeterminismTest(golden))
                  : Optional.empty();
            });
    return added.map(test -> Resolution.match(Match.exact(test))).orElse(Resolution.unresolved());
  }

  private Resolution fault(UniqueId id, String source, Context context) {
    Optional<FaultTest> added =
        context.addToParent(
            () -> byId(id.removeLastSegment()),
            parent ->
                currentFault((GoldenContainer) parent, source)
                    .map(fault -> new FaultTest(parent.getUniqueId(), fault)));
    return added.map(test -> Resolution.match(Match.exact(test))).orElse(Resolution.unresolved());
  }

  private Optional<JsonInputException> currentFault(GoldenContainer container, String source) {
    try {
      Session session = readers();
      return session.goldens(container.folder()).faults().stream()
          .filter(fault -> fault.source().equals(source))
          .findFirst();
    } catch (JsonInputException brokenConfiguration) {
      return Optional.of(brokenConfiguration);
    }
  }

  private static UniqueIdSelector byId(UniqueId id) {
    return DiscoverySelectors.selectUniqueId(id);
  }
}
