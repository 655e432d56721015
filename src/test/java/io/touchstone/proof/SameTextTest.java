package io.touchstone.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.touchstone.json.JsonLimits;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two schemas of one text may still mean different things. */
class SameTextTest {
  private static final ContainmentDecider DECIDER =
      new ContainmentDecider(DecisionSettings.DEFAULT);

  @TempDir Path root;

  @Test
  void aKeywordMayBeAnAnnotationInAnotherDraft() {
    String text = "{\"const\": 1}";
    Schema before = ProofCases.schema(ProofCases.json(text), Dialect.DRAFT_4);
    Schema after = ProofCases.schema(ProofCases.json(text), Dialect.DRAFT_7);
    assertEquals("refuted", DECIDER.decide(before, after).word());
    assertEquals("proved", DECIDER.decide(after, before).word());
  }

  @Test
  void aReferenceMayLeadToAnotherFile() throws IOException {
    Schema before = besideCommon("before", "{}");
    Schema after = besideCommon("after", "{\"type\": \"string\"}");
    assertEquals("refuted", DECIDER.decide(before, after).word());
    assertEquals("proved", DECIDER.decide(after, before).word());
  }

  /** One and the same text in a folder of its own, beside a file to which it refers. */
  private Schema besideCommon(String folder, String common) throws IOException {
    Path directory = Files.createDirectories(root.resolve(folder));
    Files.writeString(directory.resolve("common.json"), common);
    Path file = Files.writeString(directory.resolve("schema.json"), "{\"$ref\": \"common.json\"}");
    return SchemaReader.read(
        file, "schema.json", Optional.of(Dialect.DRAFT_2020_12), JsonLimits.DEFAULT);
  }
}
