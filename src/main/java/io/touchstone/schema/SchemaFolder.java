package io.touchstone.schema;

import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of a schema: what lies in it or below it may be referred to, and nothing else.
 *
 * @param folder absolute
 * @param prefix what stands before a name in the folder when messages name it; empty or with a
 *     slash at its end
 */
record SchemaFolder(Path folder, String prefix, JsonLimits limits) {
  static SchemaFolder of(Path file, String source, JsonLimits limits) {
    int slash = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
    Path folder = file.toAbsolutePath().normalize().getParent();
    return new SchemaFolder(folder, source.substring(0, slash + 1), limits);
  }

  /** Whether there is such a file, here or, by links, elsewhere. */
  boolean has(String name) {
    return path(name).filter(Files::isRegularFile).isPresent();
  }

  /** Whether the file lies in the folder in truth, wherever links lead. */
  boolean holds(String name) {
    try {
      Path file = path(name).orElseThrow().toRealPath();
      return file.startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  JsonDocument read(String name) {
    return StrictJson.parse(path(name).orElseThrow(), source(name), limits);
  }

  String source(String name) {
    return prefix + name;
  }

  /** Empty for what is no path, or leads out by its name. */
  private Optional<Path> path(String name) {
    try {
      Path path = folder.resolve(name).normalize();
      return path.startsWith(folder) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
