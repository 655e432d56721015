package io.touchstone.engine;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.verify.ContractRun;
import io.touchstone.verify.ProjectContracts;
import io.touchstone.verify.Released;
import io.touchstone.verify.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Where the engine works, from its configuration parameters.
 *
 * @param root the folder with {@code touchstone.json}
 * @param stress whether stress is wanted at all
 * @param against the git revision to compare contracts with, if any
 */
record Workspace(Path root, boolean stress, Optional<String> against) {
  static Workspace of(ConfigurationParameters parameters) {
    Path here = Path.of("").toAbsolutePath();
    Path root =
        parameters
            .get(TouchstoneEngine.ROOT)
            .map(here::resolve)
            .orElseGet(() -> ConfigReader.findRoot(here));
    boolean stress = parameters.getBoolean(TouchstoneEngine.STRESS).orElse(true);
    return new Workspace(root.normalize(), stress, parameters.get(TouchstoneEngine.AGAINST));
  }

  /**
   * The contracts as they are now.
   *
   * @throws io.touchstone.json.JsonInputException when {@code touchstone.json} cannot be used
   */
  ContractRun contracts() {
    Released released =
        against
            .<Released>map(revision -> new Released.Revision(revision, false))
            .orElse(new Released.Nothing());
    LocalDate today = LocalDate.now(Clock.systemDefaultZone());
    Config config = ConfigReader.read(root);
    return new ContractRun(config, new ProjectContracts(config), released, today);
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
