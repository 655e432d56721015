package io.touchstone.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code valid} are read; each of {@code invalid} gets the complaint beside it. */
class ContractReaderTest {
  static Stream<Named<Path>> valid() {
    return ContractFixtures.named("valid");
  }

  static Stream<Named<Path>> invalid() {
    return ContractFixtures.named("invalid");
  }

  private static Contract read(Path file) {
    return ContractReader.read(ContractFixtures.document(file));
  }

  private static Contract valid(String name) {
    return read(ContractFixtures.list("valid", name + ".json").stream().findFirst().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aSoundContractIsRead(Path file) {
    Contract contract = read(file);
    assertEquals(contract.document().root().get("contract").textValue(), contract.id());
    assertEquals(
        contract.document().root().get("version").textValue(), contract.version().toString());
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anUnsoundContractIsRefusedWithPlaceAndMend(Path file) throws IOException {
    String message = assertThrows(JsonInputException.class, () -> read(file)).getMessage();
    Path complaint = file.resolveSibling(ContractFixtures.name(file) + ".txt");
    assertEquals(Files.readString(complaint).stripTrailing(), message);
  }

  @Test
  void everyComplaintHasItsFile() {
    assertEquals(names(".json"), names(".txt"));
  }

  private static List<String> names(String ending) {
    return ContractFixtures.list("invalid", ending).stream().map(ContractFixtures::name).toList();
  }

  @Test
  void everyKeyIsRead() {
    Contract contract = valid("skill-every-key");
    Terms.Behavior terms = (Terms.Behavior) contract.terms();
    assertEquals("acme.search 1.4.0", contract.toString());
    assertEquals(Kind.SKILL, contract.kind());
    assertEquals("Finds things.", contract.member("description").orElseThrow().textValue());
    assertEquals("object", terms.inputs().json().get("type").textValue());
    assertEquals(
        "array", terms.outputs().orElseThrow().json().at("/properties/hits/type").textValue());
    assertEquals(
        List.of(FieldPath.parse("hits.*.id"), FieldPath.of("hits", "0", "title")),
        terms.stableFields());
    assertEquals(List.of(FieldPath.of("took_ms")), terms.volatileFields());
    assertEquals(Determinism.STRUCTURAL, terms.determinism());
    assertEquals(
        Map.of(
            "ERR_TIMEOUT",
            new FailureMode("ERR_TIMEOUT", ErrorCategory.TRANSIENT, true),
            "ERR_QUERY",
            new FailureMode("ERR_QUERY", ErrorCategory.VALIDATION, false)),
        terms.failureModes());
    assertEquals(
        List.of("min_items", "none", "regions", "timeout_ms"),
        List.copyOf(terms.constraints().keySet()));
    assertEquals(0.25, terms.costModel().orElseThrow().get("cents_per_call").doubleValue());
    assertEquals(true, terms.idempotent());
  }

  @Test
  void whatIsMissingPromisesNothing() {
    Terms.Behavior terms = (Terms.Behavior) valid("skill-least").terms();
    assertEquals(Optional.empty(), terms.outputs());
    assertEquals(Determinism.NONE, terms.determinism());
    assertEquals(Map.of(), terms.failureModes());
    assertEquals(false, terms.idempotent());
  }

  @Test
  void limitsAndFormatsAreRead() {
    assertEquals(new Terms.Limits(0, 60, 2147483647), valid("resource").terms());
    assertEquals(Role.EXCHANGED, ((Terms.Format) valid("schema").terms()).role());
  }
}
