package io.touchstone.verify;

import io.touchstone.config.Config;
import io.touchstone.contract.ContractFolder;
import java.nio.file.Path;

/** The contracts of a project, read when first asked for and once. */
public final class ProjectContracts {
  private final Config config;
  private ContractFolder folder;

  public ProjectContracts(Config config) {
    this.config = config;
  }

  /** All of them. */
  public synchronized ContractFolder folder() {
    if (folder == null) {
      folder = ContractFolder.read(config.contracts(), display(), config.limits());
    }
    return folder;
  }

  /** The folder as messages name it. */
  String display() {
    return display(config.contracts());
  }

  /** A path as messages name it: relative to the root where it lies below it. */
  String display(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(config.root()) ? config.root().relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
