package io.touchstone.vcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A work tree, made by git itself; what git is told does not depend on the machine. */
public record GitClone(Path folder) {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_NAME", "Ada",
          "GIT_AUTHOR_EMAIL", "ada@example.org",
          "GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z",
          "GIT_COMMITTER_NAME", "Ada",
          "GIT_COMMITTER_EMAIL", "ada@example.org",
          "GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z",
          "LC_ALL", "C");

  /** A repository without commits, whose branch is main. */
  public static GitClone empty(Path folder) {
    GitClone clone = new GitClone(folder);
    clone.git("init", "-q");
    clone.git("symbolic-ref", "HEAD", "refs/heads/main");
    return clone;
  }

  /**
   * Three commits that each say in {@code contracts/a.json} who they are: {@code base}, tagged v1;
   * {@code main} on the branch main after it; and {@code feature} on the branch feature after it,
   * which is checked out.
   */
  static GitClone forked(Path folder) {
    GitClone clone = empty(folder);
    clone.commit("contracts/a.json", "base");
    clone.git("tag", "-a", "-m", "first", "v1");
    clone.git("branch", "feature");
    clone.commit("contracts/a.json", "main");
    clone.git("checkout", "-q", "feature");
    clone.commit("contracts/a.json", "feature");
    return clone;
  }

  /** Clones this one to another folder, as if from afar. */
  public GitClone cloned(Path target, String... options) {
    List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
    arguments.addAll(List.of(options));
    arguments.add(folder.toUri().toString());
    arguments.add(target.toString());
    git(arguments.toArray(String[]::new));
    return new GitClone(target);
  }

  void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file and commits it; gives the id of the commit. */
  String commit(String path, String text) {
    write(path, text);
    git("add", path);
    return commitIndex();
  }

  /** Commits an entry that the work tree lacks; gives the id of the commit. */
  String commitEntry(String mode, String id, String path) {
    git(mode + " " + id + "\t" + path + "\n", List.of("update-index", "--add", "--index-info"));
    return commitIndex();
  }

  /** Keeps a text in the repository as a file without a name; gives its id. */
  String blob(String text) {
    return git(text, List.of("hash-object", "-w", "--stdin"));
  }

  /** Commits the whole work tree. */
  public void commitAll() {
    git("add", "-A");
    commitIndex();
  }

  private String commitIndex() {
    git("commit", "-q", "-m", "change");
    return id("HEAD");
  }

  String id(String revision) {
    return git("rev-parse", revision + "^{commit}");
  }

  /** What git says. */
  public String git(String... arguments) {
    return git("", List.of(arguments));
  }

  private String git(String input, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("HOME", folder.resolve("no-home").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("no-home").toString());
    builder.redirectErrorStream(true);
    try {
      Process process = start(builder);
      process.getOutputStream().write(input.getBytes(UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      assertEquals(0, process.waitFor(), () -> command + ": " + output);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "needs git: " + e.getMessage());
      throw new UncheckedIOException(e);
    }
  }
}
