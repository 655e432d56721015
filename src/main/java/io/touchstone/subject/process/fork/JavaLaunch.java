package io.touchstone.subject.process.fork;

import io.touchstone.subject.process.ProgramCommand;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a Java process like this one is started, in another world. */
final class JavaLaunch {
  /** A fork answers few calls, and starts twice as fast without what pays off later. */
  private static final List<String> FAST_START =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto");

  /** What decides how this process sees the world; a plain fork sees it the same way. */
  private static final List<String> OUTLOOK =
      List.of(
          "user.language",
          "user.country",
          "user.script",
          "user.variant",
          "user.extensions",
          "user.timezone",
          "user.name",
          "user.home",
          "java.io.tmpdir",
          "file.encoding",
          "line.separator");

  /** Names of properties that Java, a build tool or Touchstone has set. */
  private static final Pattern NOT_THE_USERS =
      Pattern.compile(
          "(java|javax|jdk|sun|user|os|file|line|path|native|awt|stdout|stderr|stdin|ftp|http|socksNonProxyHosts"
              + "|surefire|touchstone|jqwik|idea|localRepository|basedir)(\\..*)?");

  private JavaLaunch() {}

  static ProgramCommand command(World world, Surroundings surroundings) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(FAST_START);
    for (String name : OUTLOOK) {
      String value = System.getProperty(name);
      if (value != null && !value.isEmpty()) {
        words.add("-D" + name + "=" + value);
      }
    }
    for (Knob knob : world.knobs()) {
      knob.javaOptions()
          .forEach(
              option -> words.add(option.replace(Knob.FOLDER, surroundings.folder().toString())));
    }
    if (JavaLaunch.class.desiredAssertionStatus()) {
      words.add("-ea");
    }
    words.addAll(List.of("-cp", classPath(), ForkedSubjectMain.class.getName()));
    Path start = world.has(Knob.WORKING_DIRECTORY) ? surroundings.folder() : here();
    return new ProgramCommand(words, start, surroundings.environment());
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }

  /** With absolute paths, because the fork may start elsewhere. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> here().resolve(entry).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The system properties that a subject may have been given by its user. */
  static Map<String, String> userProperties() {
    Map<String, String> properties = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (!NOT_THE_USERS.matcher(name).matches()) {
        properties.put(name, System.getProperty(name));
      }
    }
    return properties;
  }
}
