package io.touchstone.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ResolutionTest {
  @TestFactory
  List<DynamicTest> aReferenceLeadsWhereItsDraftSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode group : SchemaFixtures.read("resolution.json")) {
      for (JsonNode draft : group.get("drafts")) {
        Dialect dialect = Dialect.ofWord(draft.textValue()).orElseThrow();
        for (JsonNode reference : group.get("references")) {
          String name = dialect.word() + ": " + group.get("title").textValue() + ": " + reference;
          JsonNode json = group.get("schema");
          tests.add(dynamicTest(name, () -> leads(Schema.of(json, dialect, ""), reference)));
        }
      }
    }
    assertFalse(tests.isEmpty());
    return tests;
  }

  private static void leads(Schema schema, JsonNode reference) {
    Subschema from = at(schema, reference.get("at").textValue()).orElseThrow();
    String text = reference.get("ref").textValue();
    assertEquals(reference.get("absolute").textValue(), from.absolute(text));
    Optional<Subschema> expected =
        Optional.ofNullable(reference.get("leads_to").textValue())
            .flatMap(pointer -> at(schema, pointer));
    assertEquals(!reference.get("leads_to").isNull(), expected.isPresent(), "the case is sound");
    assertEquals(expected, from.resolve(text));
  }

  /** By way of the tree, not of references. */
  private static Optional<Subschema> at(Schema schema, String pointer) {
    Subschema at = schema.root();
    JsonNode node = schema.json();
    for (String token : pointer.isEmpty() ? List.<String>of() : Fragment.tokens(pointer)) {
      node = Fragment.step(node, token);
      at = at.child(node);
    }
    return Optional.of(at);
  }

  @Test
  void aMetaSchemaIsTheSameForAll() {
    for (Dialect dialect : Dialect.values()) {
      Subschema a = SchemaFixtures.schema("{}", dialect).root();
      Subschema b = SchemaFixtures.schema("{\"type\": \"null\"}", dialect).root();
      assertEquals(a.resolve(dialect.uri()).orElseThrow(), b.resolve(dialect.uri()).orElseThrow());
      assertEquals(dialect, a.resolve(dialect.uri() + "#").orElseThrow().dialect());
    }
  }

  @Test
  void theReferencesOfMetaSchemasLeadSomewhere() {
    for (Dialect dialect : Dialect.values()) {
      Subschema root =
          SchemaFixtures.schema("{}", dialect).root().resolve(dialect.uri()).orElseThrow();
      SchemaWalk.walk(
          root,
          (schema, at) ->
              SchemaWalk.references(
                  schema, (keyword, text) -> assertTrue(schema.resolve(text).isPresent(), text)));
    }
  }

  @Test
  void aDocumentMayStandInForAMetaSchema() {
    Schema schema =
        SchemaFixtures.schema(
            "{\"$defs\": {\"a\": {\"$id\": \"http://json-schema.org/draft-07/schema\"}}}",
            Dialect.DRAFT_2020_12);
    assertSame(
        schema.json().at("/$defs/a"),
        schema.root().resolve(Dialect.DRAFT_7.uri()).orElseThrow().node());
  }

  @Test
  void documentsThatAreHandedInAreKnownByTheirUriAndTheirIdentifiers() {
    JsonNode remote =
        SchemaFixtures.json(
            "{\"$id\": \"http://y.example/b\", \"$defs\": {\"c\": {\"$id\": \"c\"}}}");
    Schema schema =
        Schema.of(
            SchemaFixtures.json("{}"),
            Dialect.DRAFT_2020_12,
            "",
            Map.of("http://x.example/a", remote));
    assertSame(remote, schema.root().resolve("http://x.example/a").orElseThrow().node());
    assertSame(remote, schema.root().resolve("http://y.example/b#").orElseThrow().node());
    Subschema inner = schema.root().resolve("http://y.example/c").orElseThrow();
    assertEquals("http://y.example/c", inner.resource().uri());
    assertEquals(Optional.of(remote), inner.resolve("b").map(Subschema::node));
  }

  @Test
  void dynamicAnchorsBelongToTheirResource() {
    Schema schema =
        SchemaFixtures.schema(
            "{\"$dynamicAnchor\": \"a\", \"$defs\": {\"b\": {\"$id\": \"b\", \"items\":"
                + " {\"$dynamicAnchor\": \"c\"}}, \"d\": {\"$id\": \"d\"}}}",
            Dialect.DRAFT_2020_12);
    SchemaResource root = schema.root().resource();
    SchemaResource b = schema.root().resolve("b").orElseThrow().resource();
    SchemaResource d = schema.root().resolve("d").orElseThrow().resource();
    assertEquals(
        List.of(true, true, false), Stream.of(root, b, d).map(SchemaResource::isDynamic).toList());
    assertEquals(Optional.of(schema.root()), root.dynamicAnchor("a"));
    assertEquals(Optional.empty(), root.dynamicAnchor("c"));
    assertEquals(
        Optional.of(schema.json().at("/$defs/b/items")), b.dynamicAnchor("c").map(Subschema::node));
  }

  @Test
  void aRecursiveAnchorCountsAtTheRootOfAResourceOf2019() {
    String text = "{\"$recursiveAnchor\": true}";
    String below = "{\"items\": " + text + "}";
    assertTrue(resource(text, Dialect.DRAFT_2019_09).isRecursiveAnchor());
    assertTrue(resource(text, Dialect.DRAFT_2019_09).isDynamic());
    assertFalse(resource(below, Dialect.DRAFT_2019_09).isRecursiveAnchor());
    assertFalse(resource(text, Dialect.DRAFT_2020_12).isDynamic());
  }

  private static SchemaResource resource(String text, Dialect dialect) {
    return SchemaFixtures.schema(text, dialect).root().resource();
  }

  @Test
  void subschemasAreEqualWhenTheyAreTheSameNodeInTheSameResource() {
    Schema schema =
        SchemaFixtures.schema("{\"anyOf\": [{}, {}, true, true]}", Dialect.DRAFT_2020_12);
    JsonNode branches = schema.json().get("anyOf");
    Subschema first = schema.root().child(branches.get(0));
    assertNotSame(first, schema.root().child(branches.get(0)));
    assertEquals(first, schema.root().child(branches.get(0)));
    assertEquals(first.hashCode(), schema.root().child(branches.get(0)).hashCode());
    assertNotEquals(first, schema.root().child(branches.get(1)));
  }

  @Test
  void theDialectIsWhatTheSchemaSaysOrElseTheFallback() {
    String known = "{\"$schema\": \"http://json-schema.org/draft-06/schema#\"}";
    String unknown = "{\"$schema\": \"http://x.example/\"}";
    assertEquals(Dialect.DRAFT_6, SchemaFixtures.schema(known, Dialect.DRAFT_4).dialect());
    assertEquals(Dialect.DRAFT_4, SchemaFixtures.schema(unknown, Dialect.DRAFT_4).dialect());
    assertEquals(
        Optional.of("http://x.example/"),
        SchemaFixtures.schema(unknown, Dialect.DRAFT_4).unknownDialect());
    assertEquals(Optional.empty(), SchemaFixtures.schema(known, Dialect.DRAFT_4).unknownDialect());
  }
}
