package io.touchstone.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.StrictJson;
import io.touchstone.verdict.CompatibilityPage.Markdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} says what the rule book, the fixtures and the cases say. */
class CompatibilityPageTest {
  private static final Pattern JSON = Pattern.compile("(?ms)^```json\\n(.*?)^```");

  private static String page() throws IOException {
    return Files.readString(Path.of(CompatibilityPage.FILE));
  }

  @Test
  void thePageIsWhatWouldBeWrittenNow() throws IOException {
    String page = page();
    assertEquals(
        CompatibilityPage.rewritten(page),
        page,
        CompatibilityPage.FILE
            + " is not what the generator writes; run: "
            + CompatibilityPage.COMMAND);
  }

  @Test
  void everyRuleHasASectionAndEveryLinkIntoThePageATarget() throws IOException {
    String page = page();
    for (Rule rule : RuleBook.standard().rules()) {
      assertTrue(page.contains("\n### " + rule.id() + "\n"), rule.id());
    }
    Pattern.compile("\\]\\(#([^)]*)\\)")
        .matcher(page)
        .results()
        .map(link -> link.group(1).replace('-', ' '))
        .forEach(
            target ->
                assertTrue(
                    page.lines()
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line.replaceAll("^#+ ", "").replace('-', ' '))
                        .anyMatch(target::equalsIgnoreCase),
                    target));
  }

  @Test
  void theExamplesToPasteAreAContractAndWaivers() throws IOException {
    List<JsonDocument> examples =
        JSON.matcher(page())
            .results()
            .map(match -> match.group(1).getBytes(StandardCharsets.UTF_8))
            .map(bytes -> StrictJson.parse(bytes, "example.json"))
            .toList();
    assertEquals(2, examples.size());
    assertEquals("acme.search", ContractReader.read(examples.get(0)).id());
    assertEquals(2, Waivers.read(examples.get(1), RuleBook.standard()).all().size());
  }

  @Test
  void aPageWithoutItsMarksIsRefused() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> CompatibilityPage.rewritten("# Contracts\n"))
            .getMessage()
            .contains("put them back"));
  }

  @Test
  void barsAndBackquotesMeanThemselvesAndLongTextIsCut() {
    assertEquals("| `^(a\\|b)$` |", Markdown.row(List.of(Markdown.code("^(a|b)$"))));
    assertEquals("`` a`b ``", Markdown.code("a`b"));
    String cut = Markdown.code(JsonNodeFactory.instance.textNode("x".repeat(500)));
    assertTrue(cut.endsWith("... (502 characters)`"), cut);
  }
}
