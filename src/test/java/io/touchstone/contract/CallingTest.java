package io.touchstone.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version serves whom. */
class CallingTest {
  private static SemVer version(String text) {
    return SemVer.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0,      1.2.0,      true,  the same",
    "1.2.0,      1.2.1,      true,  a later patch",
    "1.2.0,      1.10.0,     true,  a later minor",
    "1.2.0,      1.1.9,      false, an older one",
    "1.2.0,      2.0.0,      false, another major",
    "2.0.0,      1.9.0,      false, an older major",
    "0.2.1,      0.2.3,      true,  below 1.0.0 the same minor",
    "0.2.1,      0.2.0,      false, below 1.0.0 an older patch",
    "0.2.1,      0.3.0,      false, below 1.0.0 another minor",
    "0.2.1,      1.0.0,      false, the first stable one",
    "1.0.0,      1.1.0-rc.1, false, a pre-release that was not asked for",
    "1.1.0-rc.1, 1.1.0-rc.1, true,  a pre-release that was asked for",
    "1.1.0-rc.1, 1.1.0-rc.2, false, another pre-release",
    "1.1.0-rc.1, 1.1.0,      true,  the release of a pre-release",
    "1.1.0-rc.1, 1.0.0,      false, a release before the pre-release",
    "1.0.0,      1.0.0+b,    true,  another build",
  })
  void aCompatibleCallerTakesReleasesOfTheSameLineThatAreNotOlder(
      String asked, String offered, boolean accepted, String why) {
    assertEquals(accepted, Calling.COMPATIBLE.accepts(version(asked), version(offered)), why);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.0,      1.2.0,      true",
    "1.2.0,      1.2.1,      false",
    "0.2.0,      0.2.1,      false",
    "1.0.0-rc.1, 1.0.0-rc.1, true",
    "1.0.0-rc.1, 1.0.0,      false",
    "1.0.0,      1.0.0+b,    false",
  })
  void anExactCallerTakesThatVersionOnly(String asked, String offered, boolean accepted) {
    assertEquals(accepted, Calling.EXACT.accepts(version(asked), version(offered)));
  }

  private static ContractHistory history(String... versions) {
    return new ContractHistory("a", Stream.of(versions).map(CallingTest::contract).toList());
  }

  private static Contract contract(String version) {
    String json =
        """
        {"contract": "a", "kind": "skill", "version": "%s", "inputs_schema": true}"""
            .formatted(version);
    return ContractReader.read(
        StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), version + ".json"));
  }

  private static String serving(ContractHistory history, String asked, Calling calling) {
    return history
        .serving(version(asked), calling)
        .map(contract -> contract.version().toString())
        .orElse("nobody");
  }

  @Test
  void theNewestThatIsAcceptedServes() {
    ContractHistory history = history("2.0.0", "1.10.0", "1.0.0", "1.11.0-rc.1", "1.9.0");
    assertEquals("1.10.0", serving(history, "1.0.0", Calling.COMPATIBLE));
    assertEquals("1.0.0", serving(history, "1.0.0", Calling.EXACT));
    assertEquals("nobody", serving(history, "1.1.0", Calling.EXACT));
    assertEquals("nobody", serving(history, "1.12.0", Calling.COMPATIBLE));
    assertEquals("1.11.0-rc.1", serving(history, "1.11.0-rc.1", Calling.COMPATIBLE));
  }

  @Test
  void theCurrentVersionIsTheNewestRelease() {
    ContractHistory history = history("2.0.0-rc.1", "1.9.0", "1.10.0");
    assertEquals(version("1.10.0"), history.current().version());
    assertEquals(version("2.0.0-rc.1"), history.newest().version());
    assertEquals(
        List.of(version("1.9.0"), version("1.10.0")),
        history.releases().stream().map(Contract::version).toList());
    assertEquals(Optional.empty(), history.version(version("3.0.0")));
    assertTrue(history.version(version("1.9.0")).isPresent());
  }

  @Test
  void withoutAReleaseTheNewestPreReleaseIsCurrent() {
    assertEquals(version("1.0.0-rc.2"), history("1.0.0-rc.2", "1.0.0-rc.1").current().version());
  }
}
