package io.touchstone.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.SchemaLoader;
import io.touchstone.json.JsonLimits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Compiles schemas with networknt: without the network, with our patterns and our settings. */
final class NetworkntSchemas {
  private static final Map<Dialect, com.networknt.schema.dialect.Dialect> DIALECTS = dialects();

  private static final ObjectMapper MAPPER = mapper();

  private NetworkntSchemas() {}

  static com.networknt.schema.Schema compile(Schema schema, boolean assertFormat) {
    SchemaRegistry registry =
        SchemaRegistry.builder()
            .defaultDialectId(DIALECTS.get(schema.dialect()).getId())
            .dialectRegistry(new DefaultDialectRegistry(DIALECTS.values()))
            .schemaLoader(loader(schema))
            .schemaRegistryConfig(config(assertFormat))
            .nodeReader(reader -> reader.jsonMapper(MAPPER))
            .build();
    return registry.getSchema(
        SchemaLocation.of(Schema.BASE), schema.json().toString(), InputFormat.JSON);
  }

  private static SchemaRegistryConfig config(boolean assertFormat) {
    return SchemaRegistryConfig.builder()
        .formatAssertionsEnabled(assertFormat)
        .regularExpressionFactory(NetworkntPattern::of)
        .locale(Locale.ENGLISH)
        .build();
  }

  /**
   * Networknt's, without Jackson's limits: what is read is a document of ours, which has its own.
   */
  private static ObjectMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(JsonLimits.LONGEST_NUMBER)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build()).build();
  }

  /** Only what the schema knows itself; every other URI is refused before anyone looks for it. */
  private static SchemaLoader loader(Schema schema) {
    return SchemaLoader.builder()
        .resourceLoaders(loaders -> loaders.resources(uri -> text(schema, uri)))
        .allow(iri -> text(schema, iri.toString()) != null)
        .build();
  }

  private static String text(Schema schema, String iri) {
    String uri = UriText.withoutFragment(iri);
    JsonNode remote = schema.remotes().get(uri);
    if (remote != null) {
      return remote.toString();
    }
    return MetaSchemas.find(uri).map(found -> found.node().toString()).orElse(null);
  }

  private static Map<Dialect, com.networknt.schema.dialect.Dialect> dialects() {
    Map<Dialect, com.networknt.schema.dialect.Dialect> dialects = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      dialects.put(dialect, dialect(dialect));
    }
    return Collections.unmodifiableMap(dialects);
  }

  /** The standard dialect, in which the keywords for content do not assert. */
  private static com.networknt.schema.dialect.Dialect dialect(Dialect dialect) {
    com.networknt.schema.dialect.Dialect standard = standard(dialect);
    return com.networknt.schema.dialect.Dialect.builder(standard)
        .keyword(new NonValidationKeyword("contentEncoding"))
        .keyword(new NonValidationKeyword("contentMediaType"))
        .build();
  }

  private static com.networknt.schema.dialect.Dialect standard(Dialect dialect) {
    return switch (dialect) {
      case DRAFT_4 -> Dialects.getDraft4();
      case DRAFT_6 -> Dialects.getDraft6();
      case DRAFT_7 -> Dialects.getDraft7();
      case DRAFT_2019_09 -> Dialects.getDraft201909();
      case DRAFT_2020_12 -> Dialects.getDraft202012();
    };
  }
}
