package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.config.SubjectSettings;
import io.touchstone.json.JsonLimits;
import io.touchstone.subject.JavaClassFactory;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectCatalog;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.http.HttpSubjectFactory;
import io.touchstone.subject.mcp.McpSubjectFactory;
import io.touchstone.subject.process.ProcessSubjectFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;

/**
 * Puts together which subjects there are: the configured ones, and those that the class path
 * offers.
 */
final class Catalogs {
  private Catalogs() {}

  /**
   * @param environment the value of a variable, null where it is not set
   */
  static SubjectCatalog of(Config config, UnaryOperator<String> environment) {
    Map<String, SubjectBinding> bindings = new LinkedHashMap<>();
    for (Map.Entry<String, SubjectSettings> subject : config.subjects().entrySet()) {
      bindings.put(subject.getKey(), subject.getValue().binding());
    }
    return new SubjectCatalog(
        bindings,
        ServiceLoader.load(SubjectFactory.class),
        (name, binding) -> factory(name, binding, config.limits(), environment));
  }

  private static SubjectFactory factory(
      String name, SubjectBinding binding, JsonLimits limits, UnaryOperator<String> environment) {
    if (binding instanceof SubjectBinding.Command command) {
      return new ProcessSubjectFactory(name, command, limits);
    }
    if (binding instanceof SubjectBinding.McpTool tool) {
      return new McpSubjectFactory(name, tool, limits, System.getenv());
    }
    if (binding instanceof SubjectBinding.JavaClass javaClass) {
      return new JavaClassFactory(name, javaClass);
    }
    if (binding instanceof SubjectBinding.Endpoint endpoint) {
      return new HttpSubjectFactory(name, endpoint, limits, environment);
    }
    throw new IllegalStateException("no factory for " + binding);
  }
}
