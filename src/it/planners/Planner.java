import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second implementation of the rules of Touchstone's stub planner: a program of one file that
 * shares no code with the first. It reads a planner's input a line and prints its output or its
 * error a line.
 *
 * <p>{@code java src/it/planners/Planner.java}. With {@code --wrong} it makes a mistake on purpose:
 * it keeps steps whose forerunners are left out.
 */
public class Planner {
  private static final String RULES =
      """
      [
        {"keywords": ["echo", "say", "print", "output"], "priority": 1, "steps": [
          {"step_id": "s1", "skill": "skill.echo", "params": {"message": "{{goal}}"}}]},
        {"keywords": ["fetch", "http", "api", "get", "request"], "priority": 2, "steps": [
          {"step_id": "s1", "skill": "skill.http_call", "params": {"url": "{{url}}", "method": "GET"}}]},
        {"keywords": ["analyze", "summarize", "explain"], "priority": 3, "steps": [
          {"step_id": "s1", "skill": "skill.http_call", "params": {"url": "{{url}}", "method": "GET"},
           "description": "Fetch data"},
          {"step_id": "s2", "skill": "skill.json_transform",
           "params": {"data": "{{s1.body}}", "operation": "extract", "path": "$.data"},
           "depends_on": ["s1"], "description": "Extract data"},
          {"step_id": "s3", "skill": "skill.llm_invoke", "params": {"prompt": "Analyze: {{s2.output}}"},
           "depends_on": ["s2"], "description": "Analyze data"}]},
        {"keywords": ["transform", "extract", "filter", "pick"], "priority": 2, "steps": [
          {"step_id": "s1", "skill": "skill.json_transform",
           "params": {"data": "{{data}}", "operation": "{{operation}}", "path": "{{path}}"}}]},
        {"keywords": ["llm", "chat", "generate", "write", "compose"], "priority": 2, "steps": [
          {"step_id": "s1", "skill": "skill.llm_invoke",
           "params": {"prompt": "{{goal}}", "model": "stub-model"}}]}
      ]
      """;

  private static final List<String> KEYS =
      List.of("agent_id", "goal", "context_summary", "memory_snippets", "tool_manifest", "context");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_]*+");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]++)}}");

  private final List<Object> rules = list(Json.parse(RULES));
  private final boolean wrong;

  private Planner(boolean wrong) {
    this.wrong = wrong;
  }

  /** Answers every line of the standard input. */
  public static void main(String[] args) throws IOException {
    Planner planner = new Planner(Arrays.asList(args).contains("--wrong"));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.print(Json.write(planner.answer(Json.parse(line))) + "\n");
      out.flush();
    }
  }

  /** An error, as an exception on the way to the answer. */
  private static final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> error;

    Trouble(String code, String message, Object details) {
      super(message, null, false, false);
      error = object("code", code, "message", message, "retryable", false, "details", details);
      error.put("retry_after_ms", null);
    }

    /** Something in the input is not what it should be. */
    static Trouble at(String path, String expected) {
      String code = path.equals("goal") ? "PLANNER_INVALID_GOAL" : "PLANNER_GENERATION_FAILED";
      String message = (path.isEmpty() ? "" : path + ": ") + "expected " + expected;
      return new Trouble(code, message, object("path", path));
    }
  }

  private Object answer(Object document) {
    try {
      return plan(input(document));
    } catch (Trouble trouble) {
      return trouble.error;
    }
  }

  /** The input with all its members, its goal trimmed. */
  private static Map<String, Object> input(Object document) {
    if (!(document instanceof Map<?, ?>)) {
      throw Trouble.at("", "an object, the input of a planner");
    }
    Map<String, Object> given = map(document);
    Set<String> unknown = new TreeSet<>(given.keySet());
    KEYS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw Trouble.at(unknown.iterator().next(), "no member of this name");
    }
    Map<String, Object> input = new LinkedHashMap<>();
    KEYS.forEach(key -> input.put(key, given.get(key)));
    for (String key : List.of("agent_id", "goal", "context_summary")) {
      boolean missing = input.get(key) == null && !key.equals("goal");
      if (!missing && !(input.get(key) instanceof String)) {
        throw Trouble.at(key, "a string");
      }
    }
    input.put("goal", ((String) input.get("goal")).strip());
    input.putIfAbsent("memory_snippets", List.of());
    if (!(input.get("memory_snippets") instanceof List<?> snippets)) {
      throw Trouble.at("memory_snippets", "an array");
    }
    for (int i = 0; i < snippets.size(); i++) {
      if (!(snippets.get(i) instanceof String)) {
        throw Trouble.at("memory_snippets." + i, "a string");
      }
    }
    return input;
  }

  private Map<String, Object> plan(Map<String, Object> input) {
    String goal = (String) input.get("goal");
    if (goal.isEmpty()) {
      throw new Trouble("PLANNER_INVALID_GOAL", "Goal cannot be empty", null);
    }
    Set<String> skills = skills(input.get("tool_manifest"));
    if (skills != null && skills.isEmpty()) {
      throw new Trouble(
          "PLANNER_NO_SKILLS_AVAILABLE",
          "The tool manifest is empty; offer at least one skill",
          null);
    }
    if (input.get("context") != null && !(input.get("context") instanceof Map<?, ?>)) {
      throw Trouble.at("context", "an object of named values");
    }
    String cacheKey = sha256(Json.canonical(input));
    List<Object> steps = list(rule(goal).get("steps"));
    Map<String, String> leftOut = leftOut(steps, skills);
    if (leftOut.size() == steps.size()) {
      throw noSkills(steps, skills);
    }
    Map<String, Object> context =
        input.get("context") == null ? Map.of() : map(input.get("context"));
    List<Object> planned = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Object step : steps) {
      String id = (String) map(step).get("step_id");
      if (leftOut.containsKey(id)) {
        reasons.add(id + " (" + leftOut.get(id) + ")");
      } else {
        planned.add(step(map(step), goal, context));
      }
    }
    Map<String, Object> output = object("steps", planned, "metadata", metadata(cacheKey));
    output.put(
        "warnings",
        reasons.isEmpty()
            ? List.of()
            : List.of("left out of the plan: " + String.join(", ", reasons)));
    return output;
  }

  /** The skills that may be used; null means any. */
  private static Set<String> skills(Object manifest) {
    if (manifest == null) {
      return null;
    }
    if (!(manifest instanceof List<?> entries)) {
      throw Trouble.at("tool_manifest", "an array of skills");
    }
    Set<String> skills = new TreeSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!(entries.get(i) instanceof Map<?, ?> entry)) {
        throw Trouble.at("tool_manifest." + i, "an object, a skill");
      } else if (!(entry.get("skill_id") instanceof String skill)) {
        throw Trouble.at("tool_manifest." + i + ".skill_id", "a string");
      } else {
        skills.add(skill);
      }
    }
    return skills;
  }

  /** Of the rules that match, the first of the highest priority. */
  private Map<String, Object> rule(String goal) {
    Set<String> words = new TreeSet<>();
    Matcher matcher = WORD.matcher(goal);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    Map<String, Object> best = null;
    Set<Object> keywords = new TreeSet<>();
    for (Object each : rules) {
      Map<String, Object> rule = map(each);
      keywords.addAll(list(rule.get("keywords")));
      boolean matches = list(rule.get("keywords")).stream().anyMatch(words::contains);
      if (matches && (best == null || priority(rule) > priority(best))) {
        best = rule;
      }
    }
    if (best == null) {
      throw new Trouble(
          "PLANNER_GENERATION_FAILED",
          "No rule matches the goal; it must have one of the words in details.keywords",
          object("keywords", new ArrayList<>(keywords)));
    }
    return best;
  }

  private static int priority(Map<String, Object> rule) {
    return Integer.parseInt(rule.get("priority").toString());
  }

  /** The ids of steps that cannot run, each with its reason. */
  private Map<String, String> leftOut(List<Object> steps, Set<String> skills) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Object step : steps) {
      String skill = (String) map(step).get("skill");
      if (skills != null && !skills.contains(skill)) {
        reasons.put((String) map(step).get("step_id"), skill + " is not in the tool manifest");
      }
    }
    for (int before = -1; !wrong && before < reasons.size(); ) {
      before = reasons.size();
      for (Object step : steps) {
        String id = (String) map(step).get("step_id");
        for (String gone : List.copyOf(reasons.keySet())) {
          if (!reasons.containsKey(id) && needs(map(step), gone)) {
            reasons.put(id, "needs " + gone);
          }
        }
      }
    }
    return reasons;
  }

  private static boolean needs(Map<String, Object> step, String id) {
    boolean depends = step.containsKey("depends_on") && list(step.get("depends_on")).contains(id);
    return depends || Json.write(step.get("params")).contains("{{" + id + ".");
  }

  private static Trouble noSkills(List<Object> steps, Set<String> skills) {
    Set<String> missing = new TreeSet<>();
    steps.forEach(step -> missing.add((String) map(step).get("skill")));
    missing.removeAll(skills);
    return new Trouble(
        "PLANNER_NO_SKILLS_AVAILABLE",
        "No step of the plan can be run: the tool manifest lacks " + String.join(", ", missing),
        object("missing_skills", new ArrayList<>(missing)));
  }

  private static Map<String, Object> step(
      Map<String, Object> template, String goal, Map<String, Object> context) {
    Map<String, Object> step =
        object(
            "step_id", template.get("step_id"),
            "skill", template.get("skill"),
            "params", filled(template.get("params"), goal, context));
    step.put("depends_on", template.getOrDefault("depends_on", List.of()));
    step.put("on_error", "abort");
    step.put("retry_count", new Json.Number("3"));
    step.put("output_key", template.get("step_id"));
    step.put("description", template.get("description"));
    return step;
  }

  private static Object filled(Object template, String goal, Map<String, Object> context) {
    if (template instanceof Map<?, ?>) {
      Map<String, Object> filled = new LinkedHashMap<>();
      map(template).forEach((key, value) -> filled.put(key, filled(value, goal, context)));
      return filled;
    } else if (template instanceof List<?> elements) {
      return new ArrayList<>(elements.stream().map(it -> filled(it, goal, context)).toList());
    } else if (!(template instanceof String)) {
      return template;
    }
    Map<String, Object> values = new LinkedHashMap<>(context);
    values.keySet().removeIf(name -> name.contains("."));
    values.put("goal", goal);
    Matcher matcher = PLACEHOLDER.matcher((String) template);
    if (matcher.matches()) {
      return values.containsKey(matcher.group(1)) ? values.get(matcher.group(1)) : template;
    }
    return matcher.replaceAll(found -> Matcher.quoteReplacement(text(found.group(1), values)));
  }

  private static String text(String name, Map<String, Object> values) {
    if (!values.containsKey(name)) {
      return "{{" + name + "}}";
    }
    Object value = values.get(name);
    return value instanceof String text ? text : Json.canonical(value);
  }

  private static Map<String, Object> metadata(String cacheKey) {
    Map<String, Object> metadata =
        object("planner", "stub", "planner_version", "1.0.0", "model", null);
    Json.Number none = new Json.Number("0");
    metadata.put("input_tokens", none);
    metadata.put("output_tokens", none);
    metadata.put("cost_cents", none);
    metadata.put("deterministic", true);
    metadata.put("cache_key", cacheKey);
    metadata.put("generated_at", Instant.now().toString());
    return metadata;
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  @SuppressWarnings("unchecked") // the reader makes no others
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // the reader makes no others
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  /** JSON as maps, lists, strings, numbers, booleans and null. */
  private static final class Json {
    private static final Pattern NUMBER =
        Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    private Json(String text) {
      this.text = text;
    }

    /** A number as it is spelled. */
    record Number(String text) {
      @Override
      public String toString() {
        return text;
      }
    }

    static Object parse(String text) {
      Json json = new Json(text);
      Object value = json.value();
      json.skipSpace();
      if (json.at < text.length()) {
        throw json.unexpected();
      }
      return value;
    }

    private IllegalArgumentException unexpected() {
      return new IllegalArgumentException("unexpected text at character " + at);
    }

    private void skipSpace() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private boolean take(String token) {
      skipSpace();
      boolean there = text.startsWith(token, at);
      at += there ? token.length() : 0;
      return there;
    }

    private void expect(String token) {
      if (!take(token)) {
        throw unexpected();
      }
    }

    private Object value() {
      if (take("{")) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (boolean more = !take("}"); more; more = more("}")) {
          expect("\"");
          String key = string();
          expect(":");
          object.put(key, value());
        }
        return object;
      } else if (take("[")) {
        List<Object> array = new ArrayList<>();
        for (boolean more = !take("]"); more; more = more("]")) {
          array.add(value());
        }
        return array;
      } else if (take("\"")) {
        return string();
      } else if (take("true")) {
        return true;
      } else if (take("false")) {
        return false;
      } else if (take("null")) {
        return null;
      }
      Matcher number = NUMBER.matcher(text).region(at, text.length());
      if (!number.lookingAt()) {
        throw unexpected();
      }
      at = number.end();
      return new Number(number.group());
    }

    private boolean more(String end) {
      if (take(end)) {
        return false;
      }
      expect(",");
      return true;
    }

    /** What follows on an opening quotation mark. */
    private String string() {
      StringBuilder string = new StringBuilder();
      for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) {
        if (next != '\\') {
          string.append(next);
          continue;
        }
        char escaped = text.charAt(at++);
        if (escaped == 'u') {
          string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        } else {
          int known = "bfnrt".indexOf(escaped);
          string.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
        }
      }
      return string.toString();
    }

    static String write(Object value) {
      StringBuilder out = new StringBuilder();
      write(value, false, out);
      return out.toString();
    }

    /** As RFC 8785 has it: members sorted, numbers as ECMAScript writes them. */
    static String canonical(Object value) {
      StringBuilder out = new StringBuilder();
      write(value, true, out);
      return out.toString();
    }

    private static void write(Object value, boolean canonical, StringBuilder out) {
      if (value instanceof Map<?, ?>) {
        Map<String, Object> members = canonical ? new TreeMap<>(map(value)) : map(value);
        String before = "{";
        for (Map.Entry<String, Object> member : members.entrySet()) {
          out.append(before);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), canonical, out);
          before = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
      } else if (value instanceof List<?> elements) {
        String before = "[";
        for (Object element : elements) {
          out.append(before);
          write(element, canonical, out);
          before = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
      } else if (value instanceof String string) {
        quote(string, out);
      } else if (value instanceof Number number && canonical) {
        out.append(ecmaScript(Double.parseDouble(number.text())));
      } else {
        out.append(value);
      }
    }

    private static void quote(String string, StringBuilder out) {
      out.append('"');
      for (char c : string.toCharArray()) {
        int known = "\b\f\n\r\t\"\\".indexOf(c);
        if (known >= 0) {
          out.append('\\').append("bfnrt\"\\".charAt(known));
        } else if (c < ' ') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
      out.append('"');
    }

    private static String ecmaScript(double number) {
      if (number == 0) {
        return "0";
      }
      BigDecimal shortest = shortest(Math.abs(number));
      String digits = shortest.unscaledValue().toString();
      int point = digits.length() - shortest.scale();
      String sign = number < 0 ? "-" : "";
      if (point > 21 || point < -5) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
      }
      return sign + shortest.toPlainString();
    }

    /** The fewest digits that are this number again. */
    private static BigDecimal shortest(double number) {
      BigDecimal exact = new BigDecimal(number);
      for (int precision = 1; precision < 17; precision++) {
        BigDecimal rounded = exact.round(new MathContext(precision));
        if (rounded.doubleValue() == number) {
          return rounded.stripTrailingZeros();
        }
      }
      return exact.round(new MathContext(17)).stripTrailingZeros();
    }
  }
}
