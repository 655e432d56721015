package io.touchstone.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Texts of the formats that the specifications of JSON Schema know. */
final class FormatTexts {
  /** Breaks most formats. */
  static final List<String> MALFORMED =
      List.of("not well formed \\", "%", "[", "(", "-", "", "2020-02-30", "a b", "~2", "{");

  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry(
              "date-time",
              List.of(
                  "2000-01-01T00:00:00Z",
                  "2024-02-29T23:59:59.999999Z",
                  "1969-12-31T23:59:59-12:00",
                  "2038-01-19T03:14:08+05:30",
                  "9999-12-31T23:59:59Z",
                  "2026-03-29T02:30:00+01:00")),
          Map.entry(
              "date",
              List.of("2000-01-01", "2024-02-29", "1969-12-31", "0001-01-01", "9999-12-31")),
          Map.entry(
              "time", List.of("00:00:00Z", "23:59:59.999Z", "12:30:00+05:30", "08:00:00-08:00")),
          Map.entry("duration", List.of("P1D", "PT1H", "P4W", "P1Y2M3DT4H5M6S", "PT0S", "PT36H")),
          Map.entry(
              "email",
              List.of("a@example.com", "first.last+tag@sub.example.org", "ISTANBUL.i@example.com")),
          Map.entry("idn-email", List.of("a@example.com", "실례@실례.테스트", "ı@example.com")),
          Map.entry(
              "hostname", List.of("a", "example.com", "xn--4gbwdl.xn--wgbh1c", "h0st-1.example")),
          Map.entry("idn-hostname", List.of("a", "example.com", "실례.테스트", "bücher.example")),
          Map.entry("ipv4", List.of("127.0.0.1", "0.0.0.0", "255.255.255.255", "192.168.1.254")),
          Map.entry(
              "ipv6",
              List.of("::1", "::", "2001:db8::ff00:42:8329", "fe80::1", "::ffff:192.0.2.1")),
          Map.entry(
              "uri",
              List.of(
                  "https://example.com/",
                  "urn:a:b",
                  "http://user@example.com:8080/a%20b?q=1&r=2#f",
                  "mailto:a@example.com",
                  "http://[::1]/")),
          Map.entry(
              "uri-reference",
              List.of("a", "https://example.com/", "../b?c#d", "//example.com", "")),
          Map.entry("iri", List.of("https://example.com/", "https://example.com/ı?é=中")),
          Map.entry("iri-reference", List.of("a", "https://example.com/", "/é", "#ı")),
          Map.entry(
              "uuid",
              List.of(
                  "00000000-0000-4000-8000-000000000000",
                  "123e4567-e89b-12d3-a456-426614174000",
                  "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6")),
          Map.entry("uri-template", List.of("a", "{a}", "/x/{id}{?q,r}")),
          Map.entry("json-pointer", List.of("", "/a", "/a~1b/~0/0", "/ı")),
          Map.entry("relative-json-pointer", List.of("0", "0/a", "1#", "2/b/0")),
          Map.entry("regex", List.of("a", "^a$", "[0-9]+", "\\d{2,}", "(?:x|y)*")));

  private FormatTexts() {}

  /** The formats that are known. */
  static Set<String> names() {
    return TEXTS.keySet();
  }

  /** Some texts of the format, half of them made by chance; none for a format that is not known. */
  static List<String> of(String format, Chance chance) {
    List<String> texts = new ArrayList<>(TEXTS.getOrDefault(format, List.of()));
    for (int i = texts.size(); i > 0; i--) {
      texts.add(new Maker(chance).text(format));
    }
    return texts;
  }

  /** Makes ordinary texts. */
  private record Maker(Chance chance) {
    String text(String format) {
      return switch (format) {
        case "date-time" -> date() + "T" + clock() + "Z";
        case "date" -> date();
        case "time" -> clock() + "Z";
        case "duration" -> "P" + chance.below(1_000) + chance.of(List.of("D", "W", "M", "Y"));
        case "email", "idn-email" -> word() + "@example.com";
        case "hostname", "idn-hostname" -> word() + ".example";
        case "ipv4" -> octet() + "." + octet() + "." + octet() + "." + octet();
        case "ipv6" -> "2001:db8::" + hex(4) + ":" + hex(4);
        case "uuid" -> String.join("-", hex(8), hex(4), "4" + hex(3), "a" + hex(3), hex(12));
        case "json-pointer" -> "/" + word();
        case "relative-json-pointer" -> chance.below(10) + "/" + word();
        case "uri", "iri" -> "https://example.com/" + word() + "?q=" + chance.below(100);
        default -> word();
      };
    }

    private String date() {
      return String.format(
          Locale.ROOT,
          "%04d-%02d-%02d",
          1900 + chance.below(200),
          1 + chance.below(12),
          1 + chance.below(28));
    }

    private String clock() {
      return String.format(
          Locale.ROOT, "%02d:%02d:%02d", chance.below(24), chance.below(60), chance.below(60));
    }

    private int octet() {
      return chance.below(256);
    }

    private String hex(int digits) {
      return drawn("0123456789abcdef", digits);
    }

    private String word() {
      return drawn("abcdefghijklmnopqrstuvwxyz", 1 + chance.below(8));
    }

    private String drawn(String alphabet, int length) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(chance.below(alphabet.length())));
      }
      return text.toString();
    }
  }
}
