package io.touchstone.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds texts that look like secrets: those that have the form in which well-known services hand
 * out keys, and those whose member is called a password, a token or a key and that look like
 * chance. Placeholders are no secrets.
 */
final class Secrets {
  /** What a text must not go on from, so that one run of characters is looked at once. */
  private static final String FRONT = "(?<![A-Za-z0-9_-])";

  /** By what is shown of them; the secret is the first group, or all of the match. */
  private static final Map<String, Pattern> FORMS = forms();

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?is).*(?:example|placeholder|dummy|redacted|change[-_ ]?me|your[-_ ]|fake|x{6}|\\*{3}"
              + "|\\$\\{|\\{\\{|\\.\\.\\.).*|<.*>|(.)\\1*");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(?:.*[_.-])?(?:[a-z]*password|passwd|passphrase|[a-z]*token|[a-z]*secret|api[_-]?key|apikey"
              + "|access[_-]?key(?:[_-]id)?|secret[_-]?key|private[_-]?key|credentials?|authorization)");

  private static final Pattern SCHEME = Pattern.compile("(?i)(?:bearer|basic|token)\\s+");
  private static final Pattern ONE_WORD = Pattern.compile("[!-~]{12,4096}");

  /** Bits a character: what a text of ten different characters or so has; words have less. */
  private static final double CHANCE = 3.0;

  private Secrets() {}

  private static Map<String, Pattern> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(
        "a private key", "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----\\s+[A-Za-z0-9+/=\\s:,-]{40,}");
    forms.put(
        "a JSON Web Token",
        FRONT + "eyJ[A-Za-z0-9_-]{8,}+\\.eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+");
    forms.put("a key of Stripe", FRONT + "[sr]k_(?:live|test)_[A-Za-z0-9]{16,}+");
    forms.put("an API key that begins with sk-", FRONT + "sk-[A-Za-z0-9_-]{16,}+");
    forms.put(
        "a token of GitHub",
        FRONT + "(?:gh[pousr]_[A-Za-z0-9]{30,}+|github_pat_[A-Za-z0-9_]{30,}+)");
    forms.put("a token of GitLab", FRONT + "glpat-[A-Za-z0-9_-]{20,}+");
    forms.put("a key of AWS", FRONT + "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])");
    forms.put("a token of Slack", FRONT + "xox[a-z]-[A-Za-z0-9-]{10,}+");
    forms.put("a key of Google", FRONT + "AIza[A-Za-z0-9_-]{35}");
    forms.put("a token of npm", FRONT + "npm_[A-Za-z0-9]{36}");
    forms.put(
        "a password in a URL",
        "(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}://[^/\\s:@]{0,256}+:([^/\\s@]{3,256}+)@");
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    forms.forEach((kind, form) -> patterns.put(kind, Pattern.compile(form)));
    return patterns;
  }

  /** The secrets in a JSON value, names of members included, in the order of the value. */
  static List<Secret> in(JsonNode root) {
    List<Secret> found = new ArrayList<>();
    collect(FieldPath.ROOT, "", root, found);
    return found;
  }

  /** The secrets in a text that is no JSON, by their form alone. */
  static List<Secret> in(String text) {
    List<Secret> found = new ArrayList<>();
    byForm(FieldPath.ROOT, false, text, found);
    return found;
  }

  private static void collect(FieldPath at, String name, JsonNode value, List<Secret> found) {
    if (value.isTextual()) {
      String text = value.textValue();
      int before = found.size();
      byForm(at, false, text, found);
      if (found.size() == before) {
        byName(at, name, text).ifPresent(found::add);
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      FieldPath path = at.then(member.getKey());
      byForm(path, true, member.getKey(), found);
      collect(path, member.getKey(), member.getValue(), found);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      JsonNode element = value.get(i);
      if (element.isTextual() || element.isContainerNode()) {
        collect(at.then(Integer.toString(i)), name, element, found);
      }
    }
  }

  private static void byForm(FieldPath at, boolean inName, String text, List<Secret> found) {
    if (text.length() < 8) {
      return;
    }
    for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
      for (Matcher it = form.getValue().matcher(text); it.find(); ) {
        String secret = it.groupCount() > 0 ? it.group(1) : it.group();
        if (!isPlaceholder(secret)) {
          found.add(new Secret(at, inName, form.getKey(), secret));
        }
      }
    }
  }

  private static Optional<Secret> byName(FieldPath at, String name, String text) {
    Matcher scheme = SCHEME.matcher(text);
    String word = scheme.lookingAt() ? text.substring(scheme.end()) : text;
    boolean secret =
        SECRET_NAME.matcher(name).matches()
            && ONE_WORD.matcher(word).matches()
            && !isPlaceholder(word)
            && bitsPerCharacter(word) >= CHANCE
            && looksLikeChance(word);
    return secret
        ? Optional.of(new Secret(at, false, "a secret, by the name of its member", word))
        : Optional.empty();
  }

  private static boolean isPlaceholder(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  /** Words joined by dots and dashes, such as the name of a setting, are not made by chance. */
  private static boolean looksLikeChance(String word) {
    return word.chars().anyMatch(Character::isDigit)
        || (word.chars().anyMatch(Character::isUpperCase)
            && word.chars().anyMatch(Character::isLowerCase));
  }

  private static double bitsPerCharacter(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
