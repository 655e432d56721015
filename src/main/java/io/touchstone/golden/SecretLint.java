package io.touchstone.golden;

import io.touchstone.finding.Finding;
import io.touchstone.finding.Location;
import io.touchstone.finding.Severity;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonText;
import io.touchstone.json.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What looks like a secret in a file, and findings about the file without it. */
public final class SecretLint {
  /** The rule of findings about values that look like secrets. */
  public static final String SECRET = "golden-secret";

  private static final String REMEDY =
      "withdraw it where it was issued, since whoever has the file has it; write a placeholder such as"
          + " ${TOKEN} or <token>, or a made-up value with \"example\" in it";

  private final List<Finding> findings;
  private final Redaction redaction;

  private SecretLint(List<Finding> findings, List<Secret> secrets) {
    this.redaction = new Redaction(secrets);
    this.findings = findings.stream().map(this::redacted).toList();
  }

  /** The secrets of a file that is JSON. */
  public static SecretLint of(JsonDocument document) {
    List<Secret> secrets = Secrets.in(document.root());
    List<Finding> findings = new ArrayList<>();
    for (Secret secret : secrets) {
      SourcePosition at =
          secret.inName() ? document.keyPosition(secret.path()) : document.position(secret.path());
      String place =
          secret.path().isRoot()
              ? "the root"
              : (secret.inName() ? "the name " : "") + JsonText.quote(secret.path().toString());
      findings.add(
          finding(Location.of(document.source(), at, secret.path()), secret, " at " + place));
    }
    return new SecretLint(findings, secrets);
  }

  /** The secrets of a file that is no JSON, by their form alone. */
  public static SecretLint of(byte[] bytes, String display) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Secret> secrets = Secrets.in(text);
    List<Finding> findings = new ArrayList<>();
    for (Secret secret : secrets) {
      int offset = text.indexOf(secret.text());
      findings.add(
          finding(Location.of(display, SourcePosition.of(bytes, Math.max(0, offset))), secret, ""));
    }
    return new SecretLint(findings, secrets);
  }

  private static Finding finding(Location location, Secret secret, String place) {
    return new Finding(
        SECRET,
        Severity.ERROR,
        location,
        "what looks like %s%s: %s".formatted(secret.kind(), place, secret.masked()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(REMEDY));
  }

  /** One error for each secret. */
  public List<Finding> findings() {
    return findings;
  }

  /** The same finding without the secrets; a path that holds one is left out, values always. */
  public Finding redacted(Finding finding) {
    Optional<FieldPath> path =
        finding.location().path().filter(it -> redaction.of(it.toString()).equals(it.toString()));
    return new Finding(
        finding.rule(),
        finding.severity(),
        new Location(finding.location().file(), finding.location().position(), path),
        redaction.of(finding.message()),
        Optional.empty(),
        Optional.empty(),
        finding.remedy().map(redaction::of));
  }
}
