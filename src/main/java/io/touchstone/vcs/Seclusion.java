package io.touchstone.vcs;

import java.util.function.Supplier;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit to the repository. By itself it reads the user's and the system's configuration, runs
 * git to find the latter, probes how exact the clock of the file system is by writing files, and
 * notes the outcome in the user's home.
 */
final class Seclusion extends SystemReader.Delegate {

  private Seclusion(SystemReader former) {
    super(former);
  }

  /**
   * Does something in seclusion. JGit has one reader of the system for all, so one thread at a time
   * has it replaced, and whoever else uses JGit in this program gets the former one back.
   */
  static synchronized <T> T within(Supplier<T> work) {
    SystemReader former = SystemReader.getInstance();
    SystemReader.setInstance(new Seclusion(former));
    try {
      return work.get();
    } finally {
      SystemReader.setInstance(former);
    }
  }

  @Override
  public String getenv(String variable) {
    return null;
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  /** Says nothing but how exact the clocks of file systems are, so that nobody probes them. */
  private static final class NoFile extends FileBasedConfig {
    /** What JGit assumes of a file system that cannot be probed. */
    private static final String COARSE = "2 seconds";

    NoFile(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is no file.
    }

    @Override
    public void save() {
      // Nothing is written.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public String getString(String section, String subsection, String name) {
      return section.equals("filesystem") ? COARSE : super.getString(section, subsection, name);
    }
  }
}
