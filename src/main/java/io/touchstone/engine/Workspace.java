package io.touchstone.engine;

import io.touchstone.config.ConfigReader;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Where the engine works, from its configuration parameters.
 *
 * @param root the folder with {@code touchstone.json}
 * @param stress whether stress is wanted at all
 */
record Workspace(Path root, boolean stress) {
  static Workspace of(ConfigurationParameters parameters) {
    Path here = Path.of("").toAbsolutePath();
    Path root =
        parameters
            .get(TouchstoneEngine.ROOT)
            .map(here::resolve)
            .orElseGet(() -> ConfigReader.findRoot(here));
    boolean stress = parameters.getBoolean(TouchstoneEngine.STRESS).orElse(true);
    return new Workspace(root.normalize(), stress);
  }

  /**
   * A session over the configuration as it is now.
   *
   * @throws io.touchstone.json.JsonInputException when {@code touchstone.json} cannot be used
   */
  Session open() {
    return new Session(ConfigReader.read(root), OptionalLong.empty(), Clock.systemUTC());
  }
}
