package io.touchstone.contract;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.pattern.EcmaPattern;
import io.touchstone.schema.Schema;
import io.touchstone.schema.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads one contract and refuses what could not mean what it says. The format is also written down
 * as a schema, {@code contract.schema.json} beside this class's resources.
 */
public final class ContractReader {
  /** Letters, digits and {@code . _ -}: an id is the name of a folder. */
  private static final EcmaPattern ID = EcmaPattern.parse("^[A-Za-z0-9_-][A-Za-z0-9._-]*$");

  private static final List<String> COMMON =
      List.of("$schema", "contract", "kind", "version", "title", "description", "annotations");

  private static final List<String> BEHAVIOR =
      List.of(
          "inputs_schema",
          "outputs_schema",
          "stable_fields",
          "volatile_fields",
          "determinism",
          "failure_modes",
          "constraints",
          "cost_model",
          "idempotent");

  private static final List<String> LIMITS =
      List.of("budget_cents", "rate_limit_per_min", "max_concurrent");

  private static final List<String> FORMAT = List.of("schema", "role");

  private final JsonDocument document;
  private JsonObjectReader reader;

  private ContractReader(JsonDocument document) {
    this.document = document;
  }

  /** Whether a text can be the id of a contract. */
  public static boolean isId(String text) {
    return ID.find(text) && !text.endsWith(".");
  }

  /**
   * Reads a contract.
   *
   * @throws JsonInputException with line and column of what is wrong and how to mend it
   */
  public static Contract read(JsonDocument document) {
    return new ContractReader(document).contract();
  }

  private Contract contract() {
    Kind kind = kind();
    List<String> keys = new ArrayList<>(COMMON);
    keys.addAll(
        switch (kind) {
          case SKILL, PLANNER -> BEHAVIOR;
          case RESOURCE -> LIMITS;
          case SCHEMA -> FORMAT;
        });
    reader = JsonObjectReader.of(document, FieldPath.ROOT, "a contract of a " + kind.word(), keys);
    List.of("$schema", "title", "description").forEach(reader::text);
    if (reader.has("annotations")) {
      JsonObjectReader.anyMember(document, reader.path("annotations"), "the annotations");
    }
    String id = id();
    SemVer version = version();
    Terms terms =
        switch (kind) {
          case SKILL, PLANNER -> behavior();
          case RESOURCE -> limits();
          case SCHEMA -> format();
        };
    return new Contract(id, kind, version, terms, document);
  }

  /** Before the other keys: which of them there may be depends on it. */
  private Kind kind() {
    JsonObjectReader any =
        JsonObjectReader.anyMember(document, FieldPath.ROOT, "a contract with its kind and terms");
    any.required("kind");
    return word(any, "kind", Stream.of(Kind.values()).toList(), Kind::word);
  }

  private String id() {
    reader.required("contract");
    String id = reader.text("contract").orElseThrow();
    if (!isId(id)) {
      throw reader.fault(
          "contract",
          "expected an id of letters, digits, '.', '_' and '-', no '.' at either end, such as \"acme.search\", found "
              + JsonText.quote(id));
    }
    return id;
  }

  private SemVer version() {
    reader.required("version");
    String text = reader.text("version").orElseThrow();
    return SemVer.parse(text).orElseThrow(() -> reader.fault("version", SemVerFault.problem(text)));
  }

  private Terms.Behavior behavior() {
    reader.required("inputs_schema");
    List<FieldPath> stable = paths("stable_fields");
    List<FieldPath> unstable = paths("volatile_fields");
    refuseBoth(stable, unstable);
    return new Terms.Behavior(
        schema("inputs_schema"),
        reader.has("outputs_schema") ? Optional.of(schema("outputs_schema")) : Optional.empty(),
        stable,
        unstable,
        reader.has("determinism")
            ? word(reader, "determinism", List.of(Determinism.values()), Determinism::name)
            : Determinism.NONE,
        new FailureModesReader(document, reader).read(),
        new ConstraintsReader(document, reader).read(),
        reader.has("cost_model") ? Optional.of(reader.required("cost_model")) : Optional.empty(),
        reader.bool("idempotent").orElse(false));
  }

  private Terms.Limits limits() {
    return new Terms.Limits(
        limit("budget_cents"), limit("rate_limit_per_min"), limit("max_concurrent"));
  }

  private long limit(String name) {
    reader.required(name);
    return reader.integer(name, 0, Integer.MAX_VALUE).orElseThrow();
  }

  private Terms.Format format() {
    reader.required("schema");
    reader.required("role");
    return new Terms.Format(
        schema("schema"), word(reader, "role", List.of(Role.values()), Role::word));
  }

  private Schema schema(String name) {
    return SchemaReader.read(document.part(reader.path(name)), Optional.empty());
  }

  private List<FieldPath> paths(String name) {
    List<FieldPath> paths = new ArrayList<>();
    List<String> texts = reader.texts(name);
    for (int i = 0; i < texts.size(); i++) {
      FieldPath at = reader.path(name).then(Integer.toString(i));
      FieldPath path;
      try {
        path = FieldPath.parse(texts.get(i));
      } catch (IllegalArgumentException e) {
        throw reader.fault(at, e.getMessage());
      }
      if (paths.contains(path)) {
        throw reader.fault(at, JsonText.quote(texts.get(i)) + " stands here twice; remove one");
      }
      paths.add(path);
    }
    return paths;
  }

  private void refuseBoth(List<FieldPath> stable, List<FieldPath> unstable) {
    for (int i = 0; i < unstable.size(); i++) {
      if (stable.contains(unstable.get(i))) {
        throw reader.fault(
            reader.path("volatile_fields").then(Integer.toString(i)),
            "the path %s stands in both \"stable_fields\" and \"volatile_fields\"; keep one"
                .formatted(JsonText.quote(unstable.get(i).toString())));
      }
    }
  }

  static <T> T word(
      JsonObjectReader reader, String name, List<T> values, Function<T, String> wordOf) {
    String found = reader.text(name).orElseThrow();
    return values.stream()
        .filter(value -> wordOf.apply(value).equals(found))
        .findFirst()
        .orElseThrow(() -> reader.fault(name, unknown(name, found, values, wordOf)));
  }

  private static <T> String unknown(
      String name, String found, List<T> values, Function<T, String> wordOf) {
    List<String> words = values.stream().map(wordOf).toList();
    return "unknown " + name + " " + JsonText.quote(found) + "; " + DidYouMean.among(words, found);
  }
}
