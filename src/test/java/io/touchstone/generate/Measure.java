package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.StrictJson;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.nio.file.*;
import java.util.*;

class Measure {
  public static void main(String[] a) throws Exception {
    for (String file : a) {
      JsonNode json =
          StrictJson.parse(Path.of(file), file, io.touchstone.json.JsonLimits.DEFAULT).root();
      if (json.isArray()) {
        for (JsonNode group : json) {
          Dialect d = Dialect.ofWord(group.get("draft").asText()).orElseThrow();
          one(
              group.path("description").asText(),
              Schema.of(group.get("schema"), d, file),
              group.get("schema"));
        }
      } else {
        for (String part : List.of("inputs_schema", "outputs_schema", "schema")) {
          if (json.has(part))
            one(file + " " + part, Schema.of(json.get(part), Dialect.DRAFT_2020_12, file), null);
        }
      }
    }
  }

  static void one(String name, Schema s, JsonNode show) {
    ContractInputs in = ContractInputs.of(s, true);
    long t = System.nanoTime();
    Inputs<JsonNode> v = in.valid(30, 1);
    long t2 = System.nanoTime();
    Inputs<InvalidInput> iv = in.invalid(30, 1);
    long t3 = System.nanoTime();
    Workshop w =
        new Workshop(
            s,
            io.touchstone.schema.SchemaValidator.of(s, true),
            true,
            new TextPool(),
            new Random(3));
    int hit = 0;
    for (int i = 0; i < 100; i++) if (w.attempt().isPresent()) hit++;
    System.out.printf(
        "%-60s hit %3d%% valid %d %s [%s] %d ms, invalid %d %s [%s] %d ms%n",
        name,
        hit,
        v.values().size(),
        v.ending(),
        v.reason(),
        (t2 - t) / 1000000,
        iv.values().size(),
        iv.ending(),
        iv.reason(),
        (t3 - t2) / 1000000);
    if (show != null && (hit < 40 || v.values().size() < 30 || iv.values().size() < 10))
      System.out.println("     " + show);
    for (int i = 0; i < Math.min(2, v.values().size()); i++) {
      String x = v.values().get(i).toString();
      System.out.println("   + " + x.substring(0, Math.min(150, x.length())));
    }
    for (int i = 0; i < Math.min(3, iv.values().size()); i++) {
      String x = iv.values().get(i).what();
      System.out.println("   - " + iv.values().get(i).path() + ": " + x);
    }
  }
}
