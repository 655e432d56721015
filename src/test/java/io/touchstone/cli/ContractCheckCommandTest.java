package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate: the versions of a contract, one after the other. */
class ContractCheckCommandTest {
  private ContractProject project;

  @BeforeEach
  void aProject(@TempDir Path root) {
    project = new ContractProject(root);
  }

  @Test
  void aVersionThatPromisesMoreThanItKeepsIsShownWithItsPlaceAWitnessAndTheMend() {
    Shell.Result result = project.search("1.0.0", "100").search("1.1.0", "50").check();
    assertEquals(
        """
        contracts/acme.search/1.1.0.json:9: acme.search 1.0.0 -> 1.1.0 needs MAJOR and declares MINOR: of the inputs, the maximum of limit is tighter: 100 became 50
          only 1.0.0 accepts  {"query": "", "limit": 51}
          release it as 2.0.0, or waive it in waivers.json with: {"contract": "acme.search", "path": "limit", "rule": "input-limit-tightened", "reason": "...", "expires": "2026-04-02"}

        2 versions of contracts checked, 1 step: 0 are as declared, 1 is not
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(1, result.exitCode());
  }

  @Test
  void theHonestVersionPasses() {
    project.search("1.0.0", "100").search("2.0.0", "50");
    assertEquals(0, project.check().exitCode());
  }

  @Test
  void aMemberThatComesBackAsSomethingElseBreaksAnOlderVersionOfTheLine() {
    withMembers("1.0.0", "\"a\": {\"type\": \"string\"}");
    withMembers("1.1.0", "");
    withMembers("1.2.0", "\"a\": {\"type\": \"integer\"}");
    Shell.Result result = project.check();
    assertTrue(
        result.out().contains("acme.search 1.0.0 -> 1.2.0 needs MAJOR and declares MINOR"),
        result::out);
    assertTrue(result.out().contains("only 1.0.0 accepts  {\"a\": \"\"}"), result::out);
    assertEquals(1, result.exitCode());
    withMembers("2.0.0", "\"a\": {\"type\": \"integer\"}");
    project.write(
        "1.2.0",
        project.files().text("contracts/acme.search/1.1.0.json").replace("1.1.0", "1.2.0"));
    assertEquals(0, project.check().exitCode());
  }

  @Test
  void aReleaseThatDeclaresABreakIsNotWarned() {
    withMembers("1.0.0", "\"a\": {\"type\": \"string\"}");
    withMembers("1.1.0", "");
    assertTrue(project.check().out().contains("warning"));
    withMembers("2.0.0", "\"b\": {\"type\": \"string\"}");
    withMembers("3.0.0", "");
    assertEquals(1, project.check().out().split("warning: ", -1).length - 1);
  }

  private void withMembers(String version, String members) {
    project.write(
        version,
        """
        {"contract": "acme.search", "kind": "skill", "version": "%s",
         "inputs_schema": {"type": "object", "properties": {%s}}}
        """
            .formatted(version, members));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"#/$defs/d%d\"}",
        "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/d%d\"}}}"
      })
  void schemasThatAreTooDeepToCompareAreNoCrash(String link) {
    for (String version : List.of("1.0.0", "1.1.0")) {
      StringBuilder definitions = new StringBuilder();
      for (int i = 0; i < 3000; i++) {
        definitions.append("\"d%d\": %s, ".formatted(i, link.formatted(i + 1)));
      }
      String values = version.equals("1.0.0") ? "[1]" : "[1, 2]";
      project.write(
          version,
          """
          {"contract": "acme.search", "kind": "skill", "version": "%s", "inputs_schema": true,
           "outputs_schema": {"$ref": "#/$defs/d0", "$defs": {%s "d3000": {"enum": %s}}}}
          """
              .formatted(version, definitions, values));
    }
    Shell.Result result = project.check();
    assertTrue(result.exitCode() == 1 || result.exitCode() == 2, result::out);
    assertEquals("", result.err());
  }

  @Test
  void declaringMoreThanNeededPasses() {
    project.search("1.0.0", "100").search("2.0.0", "100");
    assertEquals(0, project.check().exitCode());
  }

  @Test
  void eachStepIsJudgedAgainstTheReleaseBeforeIt() {
    project.search("1.0.0", "100").search("2.0.0", "50").search("2.0.1", "20");
    Shell.Result result = project.check();
    assertTrue(result.out().contains("acme.search 2.0.0 -> 2.0.1 needs MAJOR"), result::out);
    assertFalse(result.out().contains("1.0.0 -> 2.0.0 needs"), result::out);
  }

  @ParameterizedTest
  @CsvSource({
    // Below 1.0.0 the minor number counts as the major one, the last as the minor one.
    "0.1.0, 0.2.0, 0",
    "0.1.0, 0.1.1, 1",
    "0.1.0, 1.0.0, 0",
    "1.0.0, 1.1.0, 1",
    "1.0.0, 1.0.1, 1",
  })
  void aBreakNeedsAMajorVersion(String old, String now, int exitCode) {
    assertEquals(exitCode, project.search(old, "100").search(now, "50").check().exitCode());
  }

  @ParameterizedTest
  @CsvSource({"0.1.0, 0.1.1, 0", "1.0.0, 1.1.0, 0", "1.0.0, 1.0.1, 1"})
  void anAdditionNeedsAMinorVersion(String old, String now, int exitCode) {
    assertEquals(exitCode, project.search(old, "50").search(now, "100").check().exitCode());
  }

  @Test
  void aPreReleaseMayChangeFreelyAndTheReleaseAfterItIsJudgedAgainstTheReleaseBefore() {
    project.search("1.0.0", "100").search("1.1.0-rc.1", "1").search("1.1.0", "200");
    assertEquals(0, project.check().exitCode());
    project.search("1.1.0", "50");
    assertTrue(project.check().out().contains("acme.search 1.0.0 -> 1.1.0 needs MAJOR"));
  }

  @Test
  void aSchemaThatNothingSatisfiesIsBadInput() {
    project.write(
        "1.0.0",
        """
        {
          "contract": "acme.search",
          "kind": "skill",
          "version": "1.0.0",
          "inputs_schema": true,
          "outputs_schema": {"type": "integer", "minimum": 1, "maximum": 0}
        }
        """);
    Shell.Result result = project.check();
    assertTrue(
        result
            .out()
            .startsWith(
                "contracts/acme.search/1.0.0.json:6: no document satisfies \"outputs_schema\""),
        result::out);
    assertEquals(2, result.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                               | 1
          {"description": "anything"}                      | 1
          {"properties": {"a": {"type": "string"}}}        | 1
          true                                             | 0
          {"type": "object"}                               | 0
          {"anyOf": [{"type": "object"}, {"type": "null"}]} | 0
          """)
  void inputsThatSayNothingAreAnErrorUnlessTheySayTrue(String schema, int exitCode) {
    Shell.Result result =
        project
            .write(
                "1.0.0",
                """
                {"contract": "acme.search", "kind": "skill", "version": "1.0.0", "inputs_schema": %s}
                """
                    .formatted(schema))
            .check();
    assertEquals(exitCode, result.exitCode(), result::out);
  }

  @Test
  void oneBadFileStopsNoOther() {
    project.search("1.0.0", "100").search("1.1.0", "50").write("1.2.0", "{\"contract\": ");
    Shell.Result result = project.check();
    assertTrue(result.out().contains("contracts/acme.search/1.2.0.json:1:"), result::out);
    assertTrue(result.out().contains("1.0.0 -> 1.1.0 needs MAJOR"), result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void anUnknownContractIsToldWhatWasMeant() {
    Shell.Result result = project.search("1.0.0", "100").check("acme.serch");
    assertTrue(
        result.out().contains("unknown contract \"acme.serch\"; did you mean \"acme.search\"?"),
        result::out);
    assertEquals(2, result.exitCode());
  }

  @Test
  void theReportsHoldEachStepAndWhatAnEarlierRunLeftIsGone() throws IOException {
    project.files().write("reports/contracts/gone.json", "[]");
    project.search("1.0.0", "100").search("1.1.0", "50").check();
    String json = project.files().text("reports/contracts/acme.search.json");
    for (String member :
        new String[] {
          "\"skill_id\": \"acme.search\"",
          "\"old_version\": \"1.0.0\"",
          "\"new_version\": \"1.1.0\"",
          "\"compatible\": false",
          "\"recommended_bump\": \"MAJOR\"",
          "\"declared_bump\": \"MINOR\"",
          "\"inputs\": \"NARROWED\"",
          "\"type\": \"inputs maximum tightened\"",
          "\"before\": 100",
          "\"after\": 50"
        }) {
      assertTrue(json.contains(member), () -> member + " in " + json);
    }
    assertTrue(Files.exists(project.files().path("reports/contracts/acme.search.md")));
    assertFalse(Files.exists(project.files().path("reports/contracts/gone.json")));
  }

  @Test
  void verifyGatesContractsToo() {
    project.search("1.0.0", "100").search("1.1.0", "50");
    Shell.Result result = project.shell().run("verify");
    assertTrue(result.out().contains("1.0.0 -> 1.1.0 needs MAJOR"), result::out);
    assertEquals(1, result.exitCode());
    assertTrue(project.files().text("reports/verify.json").contains("\"contract_steps\": 1"));
  }

  @Test
  void strictReadersAndWritersAreAPolicy() {
    project.search("1.0.0", "100");
    project.write(
        "1.1.0",
        project
            .files()
            .text("contracts/acme.search/1.0.0.json")
            .replace("1.0.0", "1.1.0")
            .replace("\"query\": {", "\"page\": {\"type\": \"integer\"}, \"query\": {"));
    assertEquals(0, project.check().exitCode());
    assertEquals(1, project.check("--policy", "strict").exitCode());
    project.files().write("touchstone.json", "{\"contract_policy\": \"strict\"}");
    assertEquals(1, project.check().exitCode());
    assertEquals(0, project.check("--policy", "tolerant").exitCode());
  }
}
