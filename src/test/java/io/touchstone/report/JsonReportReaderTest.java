package io.touchstone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.ShippedContracts;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.Part;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reports are refused, and in which words. */
class JsonReportReaderTest {
  private static final String REPORT =
      new JsonReport()
          .render(ReportFormatTest.MIXED.of(new Part(2, 3, "0123456789abcdef".repeat(4))));

  private static RunReport read(String json) {
    return JsonReportReader.read(
        StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), "r/verify.json"));
  }

  private static String refusal(String json) {
    return assertThrows(JsonInputException.class, () -> read(json)).getMessage();
  }

  @Test
  void theVersionIsThatOfTheContract() {
    assertEquals(
        ShippedContracts.newest("touchstone.report").version().toString(), JsonReport.VERSION);
  }

  @Test
  void spacesAndLineEndsDoNotCount() {
    assertEquals(read(REPORT), read(REPORT.replace("\n", "\r\n").replace("\": ", "\"  :")));
  }

  @Test
  void anotherVersionIsRefusedBeforeAnythingElse() {
    assertEquals(
        "r/verify.json:1:21: expected a report of version 0.2.0, found \"0.3.0\"; make it again with this version of Touchstone",
        refusal("{\"report_version\":  \"0.3.0\", \"new\": 1}"));
    assertEquals(
        "r/verify.json:1:1: expected a report of version 0.2.0, found none, as older versions wrote it; make it again with this version of Touchstone",
        refusal("{\"summary\": {}}"));
    assertTrue(refusal("[]").startsWith("r/verify.json:1:1: expected an object, a report, found"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "'\"2/3\"' > '\"4/3\"' > 3:12: expected at most 3/3, found 4/3",
        "'\"2/3\"' > '\"0/3\"' > '3:12: expected a shard such as \"1/3\", found \"0/3\"'",
        "'\"2/3\"' > '2' > '3:12: expected a string for \"shard\", found 2'",
        "'\"run\": \"01' > '\"run\": \"0x' > 4:10: expected 64 hexadecimal digits",
        "'\"summary\"' > '\"sumary\"' > '5:3: unknown key \"sumary\" in a report; did you mean \"summary\"?'",
        "'\"passed\": 1,' > '\"passed\": 2,' > 5:14: expected what the findings",
        "'\"severity\": \"warning\"' > '\"severity\": \"grave\"' > 'expected one of info, warning, error, invalid, internal, found \"grave\"'",
        "'\"rule\": \"malformed-input\",' > '' > 'expected the key \"rule\", found none; add it'",
        "'\"perturbation\": \"repeat\"' > '\"perturbation\": 1' > 'expected a string for \"perturbation\", found 1'",
        "'\"goldens\": [' > '\"goldens\": {}, \"contracts\": [' > expected each key once",
      })
  void whatIsNoReportIsRefusedWithItsPlace(String part, String instead, String words) {
    assertTrue(REPORT.contains(part), part);
    String refusal = refusal(REPORT.replaceFirst(java.util.regex.Pattern.quote(part), instead));
    assertTrue(refusal.startsWith("r/verify.json:"), refusal);
    assertTrue(refusal.contains(words), refusal);
  }
}
