package io.touchstone.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets here are put together from parts, so that nobody takes this file for a leak. */
class SecretsTest {
  private static final String CHANCE = "q7Zp2Lx9Vt4Rk8Wm3Yc6Hd1J";

  private static List<Secret> in(String name, String value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("list").addObject().put(name, value);
    return Secrets.in(json);
  }

  @ParameterizedTest
  @CsvSource({
    "an API key that begins with sk-, sk-",
    "an API key that begins with sk-, sk-ant-api03-",
    "a key of Stripe, sk_live_",
    "a token of GitHub, github_pat_abcdefgh",
    "a token of GitHub, ghp_abcdefgh",
    "a token of GitLab, glpat-",
    "a token of Slack, xoxb-",
    "a key of Google, AIzaabcdefghijk",
    "a token of npm, npm_abcdefghijkl"
  })
  void keysOfKnownServicesAreFoundByTheirForm(String kind, String prefix) {
    List<Secret> found = in("note", "see " + prefix + CHANCE + ", please");
    assertEquals(1, found.size());
    assertEquals(kind, found.get(0).kind());
    assertEquals("list.0.note", found.get(0).path().toString());
    assertEquals(prefix + CHANCE, found.get(0).text());
  }

  @Test
  void keysOfAwsHaveTwentyCharacters() {
    String key = "AKIA" + "Q7ZP2LX9VT4RK8WM";
    assertEquals("a key of AWS", in("note", key).get(0).kind());
    assertEquals(List.of(), in("note", key + "X"));
    assertEquals(List.of(), in("note", "AKIA" + "IOSFODNN7EXAMPLE"));
  }

  @Test
  void webTokensAndPrivateKeysAreFound() {
    String token = "eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "zdWIiOiIxMjM0In0" + "." + CHANCE;
    assertEquals("a JSON Web Token", in("note", token).get(0).kind());
    String key = "-----BEGIN " + "RSA PRIVATE KEY-----\n" + CHANCE + CHANCE + "\n";
    assertEquals("a private key", in("note", key).get(0).kind());
    assertEquals(List.of(), in("note", "-----BEGIN " + "PRIVATE KEY-----\n...\n"));
    assertEquals(List.of(), in("note", "-----BEGIN " + "PUBLIC KEY-----\n" + CHANCE + CHANCE));
  }

  @Test
  void ofAUrlThePasswordAloneIsTheSecret() {
    Secret found = in("url", "postgres://me:" + "pa55phrase" + "@db/x").get(0);
    assertEquals("pa55phrase", found.text());
    assertEquals(List.of(), in("url", "postgres://me:${PASSWORD}@db/x"));
    assertEquals(List.of(), in("url", "http://localhost:8080/a@b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "db_password",
        "dbPassword",
        "token",
        "accessToken",
        "access_token",
        "secret",
        "client_secret",
        "api_key",
        "apiKey",
        "x-api-key",
        "Authorization",
        "aws_secret"
      })
  void whatLooksLikeChanceIsASecretInAMemberThatIsCalledSo(String name) {
    assertEquals(CHANCE, in(name, CHANCE).get(0).text());
    assertEquals(CHANCE, in(name, "Bearer " + CHANCE).get(0).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache_key", "tokens", "input_tokens", "secretary", "hash", "monkey"})
  void otherMembersMayLookLikeChance(String name) {
    assertEquals(List.of(), in(name, CHANCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${TOKEN}",
        "Bearer ${TOKEN}",
        "***",
        "************",
        "<your token here>",
        "<TOKEN>",
        "example-q7Zp2Lx9Vt4Rk8Wm",
        "sk-example-q7Zp2Lx9Vt4Rk8Wm3Yc6",
        "{{secret}}",
        "none",
        "",
        "required",
        "must-not-be-empty",
        "aaaaaaaaaaaaaaaaaaaa",
        "the token of the day 12345",
        "YOUR_TOKEN_HERE_1234",
        "changeme-1234567"
      })
  void placeholdersAndWordsAreNoSecrets(String value) {
    assertEquals(List.of(), in("token", value));
  }

  @Test
  void theNameOfAMemberCanBeASecretToo() {
    Secret found = in("ghp_abcdefgh" + CHANCE, "x").get(0);
    assertEquals("a token of GitHub", found.kind());
    assertEquals(true, found.inName());
  }

  @Test
  void aSecretShowsFourCharactersAndItsLength() {
    Secret found = in("token", CHANCE).get(0);
    assertEquals("q7Zp... (24 characters)", found.masked());
    assertFalse(found.toString().contains(CHANCE.substring(0, 5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "found \"%s\" there",
        "%s",
        "found \"q7Zp2Lx9Vt... (24 characters)\"",
        "at q7Zp2Lx9\\Vt4Rk8Wm3Yc6Hd1J"
      })
  void wordsAboutAFileNeitherQuoteASecretNorItsBeginning(String words) {
    Redaction redaction = new Redaction(in("token", CHANCE));
    String redacted = redaction.of(words.formatted(CHANCE));
    assertFalse(redacted.contains("q7Zp2"), redacted);
    assertFalse(redacted.contains("Vt4"), redacted);
    assertEquals("nothing of it", redaction.of("nothing of it"));
  }

  @Test
  void longTextsAreLookedThroughInOneGo() {
    assertEquals(List.of(), in("token", "eyJ".repeat(300_000)));
    assertEquals(List.of(), in("note", "a.".repeat(300_000)));
    assertEquals(List.of(), in("note", "https://".repeat(100_000)));
    assertEquals(List.of(), in("note", "-----BEGIN PRIVATE KEY-----".repeat(30_000)));
  }
}
