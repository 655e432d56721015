package io.touchstone.subject;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Every subject that a golden file can name: those that are configured, and all factories on the
 * class path under their own names. Where both have a name, the configured one counts.
 */
public final class SubjectCatalog {
  private static final String SERVICES = "META-INF/services/" + SubjectFactory.class.getName();

  private final Map<String, SubjectBinding> bindings;
  private final Map<String, SubjectFactory> factories;
  private final BiFunction<String, SubjectBinding, SubjectFactory> others;

  /**
   * @param bindings what is configured, by subject name
   * @param factories usually {@code ServiceLoader.load(SubjectFactory.class)}
   * @param others makes the factory for a subject's name and any binding but {@link
   *     SubjectBinding.Factory}
   * @throws JsonInputException when two factories have one name, or one cannot be loaded
   */
  public SubjectCatalog(
      Map<String, SubjectBinding> bindings,
      Iterable<SubjectFactory> factories,
      BiFunction<String, SubjectBinding, SubjectFactory> others) {
    this.bindings = Map.copyOf(bindings);
    this.factories = byName(factories);
    this.others = others;
  }

  private static Map<String, SubjectFactory> byName(Iterable<SubjectFactory> factories) {
    Map<String, SubjectFactory> byName = new TreeMap<>();
    try {
      for (SubjectFactory factory : factories) {
        add(factory, byName);
      }
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw services("a subject factory cannot be loaded: " + e.getMessage() + " (" + cause + ")");
    }
    return byName;
  }

  private static void add(SubjectFactory factory, Map<String, SubjectFactory> byName) {
    String name = factory.name();
    if (name == null || name.isBlank()) {
      throw services(
          "expected every subject factory to have a name, found a blank one; correct name() of "
              + factory.getClass().getName());
    }
    SubjectFactory other = byName.put(name, factory);
    if (other != null) {
      throw services(
          "expected every subject factory to have a name of its own, found %s for both %s and %s; rename one, or take one off the class path"
              .formatted(
                  JsonText.quote(name), other.getClass().getName(), factory.getClass().getName()));
    }
  }

  private static JsonInputException services(String problem) {
    return new JsonInputException(SERVICES, null, problem);
  }

  /** All names, configured or on the class path. */
  public SubjectNames names() {
    SortedSet<String> names = new TreeSet<>(factories.keySet());
    names.addAll(bindings.keySet());
    Set<String> servers = new TreeSet<>(bindings.keySet());
    servers.removeIf(name -> !(bindings.get(name) instanceof SubjectBinding.McpTool));
    return new SubjectNames(names, servers);
  }

  /** Whether the subject runs inside this Java process. */
  public boolean inProcess(String name) {
    return binding(name).inProcess();
  }

  /** What opens the subject; empty when {@link #unknown} has to be said. */
  public Optional<SubjectFactory> find(String name) {
    SubjectBinding binding = binding(name);
    return binding instanceof SubjectBinding.Factory factory
        ? Optional.ofNullable(factories.get(factory.factoryName()))
        : Optional.of(others.apply(name, binding));
  }

  /**
   * A fresh instance of the subject.
   *
   * @throws IllegalArgumentException in the words of {@link #unknown} when there is no such subject
   */
  public Subject open(String name, SubjectContext context) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name))).open(context);
  }

  /**
   * Why {@link #find} finds nothing, in words that the caller puts behind a file and a position.
   */
  public String unknown(String name) {
    if (bindings.containsKey(name)) {
      return "the subject %s is configured to use the factory %s, which is not on the class path; %s"
          .formatted(
              JsonText.quote(name),
              JsonText.quote(factoryName(name)),
              DidYouMean.among(factories.keySet(), factoryName(name)));
    }
    return names().unknown(name);
  }

  private SubjectBinding binding(String name) {
    SubjectBinding own = bindings.get(name);
    return own != null
        ? own
        : toolOf(name).<SubjectBinding>map(it -> it).orElse(new SubjectBinding.Factory(name));
  }

  private Optional<SubjectBinding.McpTool> toolOf(String name) {
    for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      if (bindings.get(name.substring(0, slash)) instanceof SubjectBinding.McpTool server) {
        return Optional.of(server.named(name.substring(slash + 1)));
      }
    }
    return Optional.empty();
  }

  private String factoryName(String name) {
    return binding(name) instanceof SubjectBinding.Factory factory ? factory.factoryName() : name;
  }
}
