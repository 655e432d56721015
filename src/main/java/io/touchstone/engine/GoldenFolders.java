package io.touchstone.engine;

import io.touchstone.contract.ContractFolder;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenFolder;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.JsonInputException;
import io.touchstone.verdict.Gate;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one discovery looks at: the configuration and each golden folder, read when first asked for
 * and once. Every question throws {@link JsonInputException} when {@code touchstone.json} cannot be
 * used.
 */
final class GoldenFolders {
  private final Workspace workspace;
  private final Map<Path, GoldenFolder> folders = new HashMap<>();
  private final Map<Path, Map<String, GoldenSource>> byName = new HashMap<>();

  private ContractFolder contracts;
  private Map<String, Path> steps;

  /** For reading only: no subject is ever opened in it. */
  private Session session;

  GoldenFolders(Workspace workspace) {
    this.workspace = workspace;
  }

  private Session session() {
    if (session == null) {
      session = workspace.open();
    }
    return session;
  }

  GoldenFileReader reader() {
    return session().reader();
  }

  /** The folder that {@code touchstone.json} names. */
  Path configured() {
    return session().config().golden();
  }

  String display(Path path) {
    return session().display(path);
  }

  boolean isConfigured(Path folder) {
    return configured().equals(folder);
  }

  /** The names of the tests about contracts; none where there is no contract. */
  List<String> contractTests() {
    if (contracts().names().isEmpty() && contracts().faults().isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    names.add(ContractTest.WHOLE);
    names.addAll(steps().keySet());
    return names;
  }

  /** The file of the new version of a step. */
  Optional<Path> contractFile(String step) {
    return Optional.ofNullable(steps().get(step));
  }

  private Map<String, Path> steps() {
    if (steps == null) {
      steps = new LinkedHashMap<>();
      contracts()
          .histories()
          .values()
          .forEach(
              history -> Gate.chain(history).forEach(pair -> steps.put(pair.name(), file(pair))));
    }
    return steps;
  }

  private Path file(Gate.Pair pair) {
    return workspace.root().resolve(pair.now().document().source());
  }

  private ContractFolder contracts() {
    if (contracts == null) {
      contracts = workspace.contracts().folder();
    }
    return contracts;
  }

  GoldenFolder in(Path folder) {
    return folders.computeIfAbsent(folder, session()::goldens);
  }

  /** The file of this name in a folder, even if it is gone; empty when it would be outside. */
  Optional<GoldenSource> named(Path folder, String name) {
    GoldenSource source =
        byName
            .computeIfAbsent(
                folder,
                key ->
                    in(key).files().stream()
                        .collect(Collectors.toMap(GoldenSource::name, Function.identity())))
            .get(name);
    if (source != null) {
      return Optional.of(source);
    }
    Path gone = folder.resolve(name).normalize();
    return gone.startsWith(folder) ? Optional.of(session().source(folder, gone)) : Optional.empty();
  }

  boolean isStressed(String subject) {
    return workspace.stress() && session().stress().plan(subject).isPresent();
  }

  /**
   * Why what is at or below a path cannot be tested, as messages name the path.
   *
   * @param display the path as messages name it
   */
  Optional<JsonInputException> fault(Path folder, String display) {
    try {
      return in(folder).faults().stream()
          .filter(fault -> fault.source().equals(display))
          .findFirst()
          .or(() -> nothing(folder, display));
    } catch (JsonInputException brokenConfiguration) {
      return Optional.of(brokenConfiguration);
    }
  }

  private Optional<JsonInputException> nothing(Path folder, String display) {
    Path path = workspace.root().resolve(display).normalize();
    boolean golden =
        !path.startsWith(folder)
            || in(folder).files().stream().anyMatch(file -> file.path().startsWith(path));
    return golden
        ? Optional.empty()
        : Optional.of(
            new JsonInputException(display, null, "no golden file is at or below this path"));
  }
}
