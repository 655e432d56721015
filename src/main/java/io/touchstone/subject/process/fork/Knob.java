package io.touchstone.subject.process.fork;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing in which a fork's world differs from the world of this process. What each really
 * changes was measured on Java 17 and 25.
 */
public enum Knob {
  LOCALE_TR(Family.LOCALE, "the locale Turkish, whose i has no upper case I", "tr", "TR", ""),
  LOCALE_AR_EG(Family.LOCALE, "the locale Arabic of Egypt, whose digits differ", "ar", "EG", ""),
  LOCALE_DE(Family.LOCALE, "the locale German, whose decimal separator is a comma", "de", "DE", ""),
  LOCALE_TH_TH_U_CA_BUDDHIST(
      Family.LOCALE,
      "the locale Thai with the Buddhist calendar, 543 years ahead",
      "th",
      "TH",
      "u-ca-buddhist"),

  TIME_ZONE_PLUS_14(Family.TIME_ZONE, "the time zone UTC+14", "Pacific/Kiritimati"),
  TIME_ZONE_MINUS_12(Family.TIME_ZONE, "the time zone UTC-12", "Etc/GMT+12"),
  TIME_ZONE_PLUS_5_45(Family.TIME_ZONE, "the time zone UTC+5:45", "Asia/Kathmandu"),
  TIME_ZONE_UTC(Family.TIME_ZONE, "the time zone UTC", "UTC"),

  // Not UTF-16, with which Java 17 reads environment variables wrongly: no system has it.
  CHARSET_US_ASCII(
      Family.CHARSET, "the default charset US-ASCII", List.of("-Dfile.encoding=US-ASCII")),
  CHARSET_ISO_8859_1(
      Family.CHARSET, "the default charset ISO-8859-1", List.of("-Dfile.encoding=ISO-8859-1")),

  LINE_SEPARATOR_CRLF(
      Family.LINE_SEPARATOR,
      "lines that end with carriage return and line feed",
      List.of("-Dline.separator=\r\n")),

  PROCESSORS_1(Family.PROCESSORS, "one processor", List.of("-XX:ActiveProcessorCount=1")),
  PROCESSORS_5(Family.PROCESSORS, "five processors", List.of("-XX:ActiveProcessorCount=5")),

  /** A Java subject keeps nothing of the environment but what Java needs; a program all of it. */
  ENVIRONMENT(
      Family.ENVIRONMENT,
      "other environment variables",
      List.of(),
      probe("USER LOGNAME HOME"),
      probe("USER LOGNAME")),

  /** Not for programs: they are promised the root folder. */
  WORKING_DIRECTORY(Family.WORKING_DIRECTORY, "a working directory of its own", List.of()),

  USER(
      Family.USER,
      "another user name and home folder",
      List.of("-Duser.name=touchstone-user", "-Duser.home=" + Knob.FOLDER),
      user(),
      user()),

  IDENTITY_HASH_0(Family.IDENTITY_HASH, "identity hashes of another random source", 0),
  IDENTITY_HASH_2(Family.IDENTITY_HASH, "the same identity hash for all objects", 2),
  IDENTITY_HASH_3(Family.IDENTITY_HASH, "identity hashes that count up", 3),

  /** Not for Java, whose every process has a salt of its own, which nothing sets. */
  HASH_SALT_1(Family.HASH_SALT, "the salt 1 for the hashes of Python and Perl", salt("1")),
  HASH_SALT_2(Family.HASH_SALT, "the salt 2 for the hashes of Python and Perl", salt("2")),

  /** The order of {@code getDeclaredMethods}; that of fields is the source's in every world. */
  SYMBOL_ORDER(Family.SYMBOL_ORDER, "another order of methods in reflection", List.of());

  /** What a process may be that runs a subject. */
  public enum Target {
    /** A Java subject. */
    JAVA,
    /** Any other program. */
    PROGRAM
  }

  /** What a knob turns; a world has one value of each. */
  public enum Family {
    LOCALE,
    TIME_ZONE,
    CHARSET,
    LINE_SEPARATOR,
    PROCESSORS,
    ENVIRONMENT,
    WORKING_DIRECTORY,
    USER,
    IDENTITY_HASH,
    HASH_SALT,
    SYMBOL_ORDER
  }

  /** Stands in options and variables for the temporary folder of the fork. */
  static final String FOLDER = "{folder}";

  private final Family family;
  private final String words;
  private final List<String> javaOptions;

  /** Variables of a Java fork and of a program; null where the knob does not apply. */
  private final Map<String, String> javaVariables;

  private final Map<String, String> programVariables;

  Knob(
      Family family,
      String words,
      List<String> javaOptions,
      Map<String, String> javaVariables,
      Map<String, String> programVariables) {
    this.family = family;
    this.words = words;
    this.javaOptions = javaOptions;
    this.javaVariables = javaVariables;
    this.programVariables = programVariables;
  }

  /** For Java only. */
  Knob(Family family, String words, List<String> javaOptions) {
    this(family, words, javaOptions, Map.of(), null);
  }

  /** For programs only. */
  Knob(Family family, String words, Map<String, String> programVariables) {
    this(family, words, List.of(), null, programVariables);
  }

  /** A locale. */
  Knob(Family family, String words, String language, String country, String extensions) {
    this(
        family,
        words,
        List.of(
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.script=",
            "-Duser.variant=",
            "-Duser.extensions=" + extensions),
        Map.of(),
        Map.of(
            "LC_ALL", language + "_" + country + ".UTF-8",
            "LANG", language + "_" + country + ".UTF-8",
            "LANGUAGE", language));
  }

  /** A time zone. */
  Knob(Family family, String words, String zone) {
    this(family, words, List.of("-Duser.timezone=" + zone), Map.of(), Map.of("TZ", zone));
  }

  /** A way of HotSpot to make identity hashes. */
  Knob(Family family, String words, int mode) {
    this(family, words, List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=" + mode));
  }

  private static Map<String, String> probe(String users) {
    Map<String, String> variables = new HashMap<>();
    for (String name : users.split(" ")) {
      variables.put(name, "touchstone-" + name.toLowerCase(Locale.ROOT));
    }
    variables.put("HOSTNAME", "touchstone-host");
    variables.put("CI", "touchstone");
    variables.put("TERM", "dumb");
    variables.put("TMPDIR", "{folder}");
    variables.put("TOUCHSTONE_PROBE", "1");
    return Map.copyOf(variables);
  }

  private static Map<String, String> user() {
    return Map.of("USER", "touchstone-user", "LOGNAME", "touchstone-user", "HOME", "{folder}");
  }

  private static Map<String, String> salt(String salt) {
    return Map.of("PYTHONHASHSEED", salt, "PERL_HASH_SEED", salt);
  }

  /** In kebab case, as reports and replay files write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Family family() {
    return family;
  }

  /** What is different, as the end of "it answers otherwise with ...". */
  public String words() {
    return words;
  }

  /** Whether it changes anything for such a process. */
  public boolean appliesTo(Target target) {
    return variables(target) != null;
  }

  List<String> javaOptions() {
    return javaOptions;
  }

  /** The environment variables that it sets; null where it does not apply. */
  Map<String, String> variables(Target target) {
    return target == Target.JAVA ? javaVariables : programVariables;
  }
}
