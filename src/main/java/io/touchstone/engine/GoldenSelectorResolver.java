package io.touchstone.engine;

import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
 * Finds golden files by class, file, folder and unique id. All ways lead to the same descriptors,
 * and what was asked for but is not there becomes a test that fails.
 */
final class GoldenSelectorResolver implements SelectorResolver {
  private static final String CLASS = "class";
  private static final String FOLDER = "folder";

  private final Workspace workspace;
  private final GoldenFolders folders;

  GoldenSelectorResolver(Workspace workspace) {
    this.workspace = workspace;
    this.folders = new GoldenFolders(workspace);
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    return type.isAnnotationPresent(Touchstone.class)
        ? container(context, parent -> classContainer(parent, type), Optional.empty())
        : Resolution.unresolved();
  }

  @Override
  public Resolution resolve(DirectorySelector selector, Context context) {
    Path directory = selector.getPath().toAbsolutePath().normalize();
    Path golden = configuredFolder();
    return golden.startsWith(directory)
        ? container(context, parent -> folderContainer(parent, golden), Optional.empty())
        : inConfiguredFolder(context, directory);
  }

  @Override
  public Resolution resolve(FileSelector selector, Context context) {
    Path file = selector.getPath().toAbsolutePath().normalize();
    return file.toString().endsWith(".json")
        ? inConfiguredFolder(context, file)
        : Resolution.unresolved();
  }

  private Resolution inConfiguredFolder(Context context, Path path) {
    Path golden = configuredFolder();
    return path.startsWith(golden)
        ? container(context, parent -> folderContainer(parent, golden), Optional.of(path))
        : Resolution.unresolved();
  }

  /**
   * @param below only what is at or below this path; empty for the whole folder
   */
  private Resolution container(
      Context context, Function<TestDescriptor, GoldenContainer> container, Optional<Path> below) {
    return context
        .<GoldenContainer>addToParent(parent -> Optional.of(container.apply(parent)))
        .map(added -> Resolution.match(Match.exact(added, children(added, below))))
        .orElse(Resolution.unresolved());
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    String value = id.getLastSegment().getValue();
    return switch (id.getLastSegment().getType()) {
      case CLASS ->
          ReflectionSupport.tryToLoadClass(value)
              .toOptional()
              .map(type -> resolve(DiscoverySelectors.selectClass(type), context))
              .orElse(Resolution.unresolved());
      case FOLDER ->
          container(
              context,
              parent -> folderContainer(parent, workspace.root().resolve(value).normalize()),
              Optional.empty());
      case GoldenDescriptor.SEGMENT ->
          below(id, context, parent -> golden((GoldenContainer) parent, value), this::tests);
      case GoldenTest.SEGMENT ->
          below(id, context, parent -> test((GoldenDescriptor) parent, value), none -> Set.of());
      case ContractTest.SEGMENT ->
          below(id, context, parent -> contract(parent, value), none -> Set.of());
      case FaultTest.SEGMENT ->
          below(id, context, parent -> fault((GoldenContainer) parent, value), none -> Set.of());
      default -> Resolution.unresolved();
    };
  }

  private static <T extends TestDescriptor> Resolution below(
      UniqueId id,
      Context context,
      Function<TestDescriptor, Optional<T>> descriptor,
      Function<T, Set<DiscoverySelector>> children) {
    return context
        .addToParent(() -> byId(id.removeLastSegment()), descriptor)
        .map(added -> Resolution.match(Match.exact(added, () -> children.apply(added))))
        .orElse(Resolution.unresolved());
  }

  private GoldenContainer classContainer(TestDescriptor parent, Class<?> type) {
    String marked = type.getAnnotation(Touchstone.class).golden();
    Path folder =
        marked.isEmpty() ? configuredFolder() : workspace.root().resolve(marked).normalize();
    UniqueId id = parent.getUniqueId().append(CLASS, type.getName());
    return new GoldenContainer(id, type.getSimpleName(), ClassSource.from(type), workspace, folder);
  }

  private GoldenContainer folderContainer(TestDescriptor parent, Path folder) {
    String name = workspace.root().relativize(folder).toString().replace('\\', '/');
    UniqueId id = parent.getUniqueId().append(FOLDER, name);
    return new GoldenContainer(id, name, DirectorySource.from(folder.toFile()), workspace, folder);
  }

  private Path configuredFolder() {
    try {
      return folders.configured();
    } catch (JsonInputException e) {
      // The container's children say so.
      return workspace.root().resolve("golden");
    }
  }

  /** Everything in a folder, or why there is nothing. */
  private Supplier<Set<? extends DiscoverySelector>> children(
      GoldenContainer container, Optional<Path> below) {
    return () -> {
      Set<DiscoverySelector> children = new LinkedHashSet<>();
      UniqueId id = container.getUniqueId();
      try {
        GoldenFolder folder = folders.in(container.folder());
        List<GoldenSource> files =
            folder.files().stream()
                .filter(file -> below.isEmpty() || file.path().startsWith(below.get()))
                .toList();
        if (below.isEmpty() && folders.isConfigured(container.folder())) {
          folders
              .contractTests()
              .forEach(name -> children.add(byId(id.append(ContractTest.SEGMENT, name))));
        }
        boolean contractsOnly = !children.isEmpty() && !Files.exists(container.folder());
        if (contractsOnly) {
          return children;
        }
        folder.faults().forEach(fault -> children.add(faultBelow(id, fault.source())));
        files.forEach(file -> children.add(byId(id.append(GoldenDescriptor.SEGMENT, file.name()))));
        if (children.isEmpty()) {
          children.add(faultBelow(id, folders.display(below.orElseThrow())));
        }
      } catch (JsonInputException brokenConfiguration) {
        children.add(faultBelow(id, brokenConfiguration.source()));
      }
      return children;
    };
  }

  /** A file inside the folder; one that is not there has a test that fails. */
  private Optional<GoldenDescriptor> golden(GoldenContainer container, String name) {
    UniqueId id = container.getUniqueId();
    try {
      return folders
          .named(container.folder(), name)
          .map(source -> GoldenDescriptor.read(id, folders.reader(), source));
    } catch (JsonInputException brokenConfiguration) {
      GoldenSource source = new GoldenSource(container.folder().resolve(name), name, name);
      return Optional.of(GoldenDescriptor.unusable(id, source, brokenConfiguration));
    }
  }

  private Set<DiscoverySelector> tests(GoldenDescriptor golden) {
    Set<DiscoverySelector> tests = new LinkedHashSet<>();
    UniqueId id = golden.getUniqueId();
    tests.add(byId(id.append(GoldenTest.SEGMENT, MatchTest.STATEMENT)));
    if (golden.subject().filter(folders::isStressed).isPresent()) {
      tests.add(byId(id.append(GoldenTest.SEGMENT, DeterminismTest.STATEMENT)));
    }
    return tests;
  }

  /** A statement about a file, if it is made of it; about a file that cannot be used, any. */
  private Optional<GoldenTest> test(GoldenDescriptor golden, String statement) {
    return switch (statement) {
      case MatchTest.STATEMENT -> Optional.of(new MatchTest(golden));
      case DeterminismTest.STATEMENT ->
          golden.subject().map(folders::isStressed).orElse(workspace.stress())
              ? Optional.of(new DeterminismTest(golden))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<ContractTest> contract(TestDescriptor parent, String name) {
    return Optional.of(new ContractTest(parent.getUniqueId(), name, folders.contractFile(name)));
  }

  private Optional<FaultTest> fault(GoldenContainer container, String source) {
    return Optional.of(
        new FaultTest(container.getUniqueId(), source, folders.fault(container.folder(), source)));
  }

  private static UniqueIdSelector faultBelow(UniqueId container, String source) {
    return byId(container.append(FaultTest.SEGMENT, source));
  }

  private static UniqueIdSelector byId(UniqueId id) {
    return DiscoverySelectors.selectUniqueId(id);
  }
}
