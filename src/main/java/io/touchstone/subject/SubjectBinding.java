package io.touchstone.subject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which component stands behind a subject's name. */
public sealed interface SubjectBinding {

  /**
   * A Java component on the class path that a {@code ServiceLoader} finds.
   *
   * @param factoryName the {@link SubjectFactory#name()} to look for
   */
  record Factory(String factoryName) implements SubjectBinding {}

  /**
   * A Java component by the name of its class, a {@link Subject} or a {@link SubjectFactory}.
   *
   * @param className the binary name of the class, which has a constructor without parameters
   * @param classPath folders and jars, as seen from the root folder, where the class path of Java
   *     has not got it
   */
  record JavaClass(String className, List<String> classPath) implements SubjectBinding {
    public JavaClass {
      classPath = List.copyOf(classPath);
    }
  }

  /**
   * A program that reads one JSON document a line and prints one a line.
   *
   * @param program how it is started
   * @param lifetime how long it runs
   * @param workers how many of it may run at once, so that calls at once do not queue
   */
  record Command(Program program, Lifetime lifetime, int workers) implements SubjectBinding {
    /** A program started once, in the root folder, that answers one call after the other. */
    public Command(List<String> words) {
      this(Program.of(words), Lifetime.RUN, 1);
    }
  }

  /**
   * An endpoint: the input is the body of a POST, the answer is the body of the response.
   *
   * @param url of http or https
   * @param headers their values may refer to environment variables: see {@link VariableText}
   */
  record Endpoint(URI url, Map<String, VariableText> headers) implements SubjectBinding {
    public Endpoint {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
  }

  /**
   * A tool of a Model Context Protocol server on standard input and output.
   *
   * @param server the name of the server in {@code touchstone.json}
   * @param program how the server is started
   * @param capabilities what this client says it can do, as sent to the server
   * @param answers what this client answers to requests of the server, by their method: an object
   *     each, sent as the result
   * @param tool the name of the tool; empty for the server as a whole, which cannot be called
   */
  record McpTool(
      String server,
      Program program,
      ObjectNode capabilities,
      ObjectNode answers,
      Optional<String> tool)
      implements SubjectBinding {
    /** A tool of the same server. */
    public McpTool named(String other) {
      return new McpTool(server, program, capabilities, answers, Optional.of(other));
    }
  }

  /** How long a program runs. */
  enum Lifetime {
    /** It is started at the first call and answers one input after the other. */
    RUN,
    /** It is started afresh for every call, and its input ends after one document. */
    CALL
  }

  /**
   * How a program is started.
   *
   * @param words the program and its arguments
   * @param environment variables besides those of this process; their values may refer to those:
   *     see {@link VariableText}
   * @param folder where it starts, as seen from the root folder; empty for the root itself
   */
  record Program(List<String> words, Map<String, VariableText> environment, String folder) {
    public Program {
      words = List.copyOf(words);
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      if (words.isEmpty() || words.get(0).isBlank()) {
        throw new IllegalArgumentException("expected a program and its arguments, found none");
      }
    }

    /** A program in the root folder, with the environment of this process. */
    public static Program of(List<String> words) {
      return new Program(words, Map.of(), "");
    }
  }

  /** Whether it runs inside this Java process, where hundreds of calls cost nobody anything. */
  default boolean inProcess() {
    return this instanceof Factory || this instanceof JavaClass;
  }
}
