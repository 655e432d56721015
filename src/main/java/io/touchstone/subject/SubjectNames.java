package io.touchstone.subject;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonText;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names by which golden files may call subjects. A tool of a server is called {@code
 * server/tool}; which tools there are only the server knows.
 *
 * @param all every name that is known beforehand, sorted
 * @param servers those of them that have tools
 */
public record SubjectNames(SortedSet<String> all, Set<String> servers) {
  public SubjectNames {
    all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
    servers = Set.copyOf(servers);
  }

  /** Names without servers among them. */
  public SubjectNames(SortedSet<String> all) {
    this(all, Set.of());
  }

  /** Whether a golden file may say that this is its subject. */
  public boolean has(String name) {
    return all.contains(name)
        || servers.stream()
            .anyMatch(
                server -> name.startsWith(server + "/") && name.length() > server.length() + 1);
  }

  /** Whether golden files in this folder, relative to the golden folder, have it as subject. */
  public boolean hasFolder(String folder) {
    int slash = folder.lastIndexOf('/');
    return all.contains(folder) || (slash > 0 && servers.contains(folder.substring(0, slash)));
  }

  /** That there is no such subject, and which was perhaps meant. */
  public String unknown(String name) {
    return "unknown subject %s; %s".formatted(JsonText.quote(name), DidYouMean.among(all, name));
  }
}
