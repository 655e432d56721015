package io.touchstone.runtime.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;

/**
 * Reads what lies at JSONPaths, in the dialect of Jayway but for what {@link PathDialect} refuses;
 * that dialect is not RFC 9535. A path that can lead to one place only answers what is there, any
 * other an array of all that it finds, which may be empty. One for each call of the skill.
 */
final class PathReader {
  private final ObjectMapper mapper;
  private final Configuration configuration;

  /** A path that was understood. */
  record Compiled(String text, JsonPath path) {}

  /**
   * @param mapper keeps decimals
   */
  PathReader(ObjectMapper mapper) {
    this.mapper = mapper;
    this.configuration =
        Configuration.builder()
            .jsonProvider(new CountingProvider(mapper))
            .mappingProvider(new JacksonMappingProvider(mapper))
            .build();
  }

  /**
   * @throws TransformException when it is no path, or one that is refused
   */
  Compiled compile(String path) throws TransformException {
    PathDialect.check(path);
    try {
      return new Compiled(path, JsonPath.compile(path));
    } catch (InvalidPathException e) {
      throw TransformException.failed(
          "%s is no path in Jayway's dialect of JSONPath: %s".formatted(path, e.getMessage()));
    } catch (RuntimeException e) {
      // Of some malformed paths Jayway stumbles over their text.
      throw TransformException.failed(path + " is no path in Jayway's dialect of JSONPath");
    }
  }

  /**
   * What lies at a path; empty where there is nothing.
   *
   * @param document left as it is
   * @throws TransformException when the path cannot be followed
   * @throws InterruptedException when the thread was interrupted on the way
   */
  Optional<JsonNode> read(Compiled path, JsonNode document)
      throws TransformException, InterruptedException {
    try {
      return Optional.of(node(path.path().read(document, configuration)));
    } catch (PathNotFoundException e) {
      return Optional.empty();
    } catch (CountingProvider.Stopped e) {
      if (e.interrupted()) {
        throw new InterruptedException();
      }
      throw TransformException.failed(
          path.text() + " takes too many steps through the document; make it more precise");
    } catch (RuntimeException e) {
      // Jayway has many, not all of them its own, for a document that a path does not fit.
      throw TransformException.failed(
          path.text() + " does not fit the document: a function or filter in it failed");
    }
  }

  /** What Jayway answered, as a node: its functions answer Java's values. */
  private JsonNode node(Object answer) {
    return answer instanceof JsonNode found ? found : mapper.valueToTree(answer);
  }
}
