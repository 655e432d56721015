package io.touchstone.subject.process.fork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonLimits;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fork is told first: which subject it is, and what it may take from the world.
 *
 * @param fresh whether each call has an instance of its own
 * @param symbols whether to change the order of methods
 * @param instant at which the clock stands; null for the system's clock
 * @param zone the clock's
 * @param seed of each instance's random generator
 * @param properties system properties to set
 */
record ForkOrder(
    String className,
    boolean fresh,
    boolean symbols,
    Instant instant,
    ZoneId zone,
    long seed,
    Path root,
    JsonLimits limits,
    Map<String, String> properties) {

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("factory", className).put("fresh", fresh).put("symbols", symbols);
    json.put("instant", instant == null ? "" : instant.toString()).put("zone", zone.getId());
    // As text, because a reader of I-JSON refuses integers past 2^53.
    json.put("seed", Long.toString(seed)).put("root", root.toString());
    json.put("max_bytes", limits.maxBytes()).put("max_depth", limits.maxDepth());
    json.put("max_number_length", limits.maxNumberLength());
    ObjectNode set = json.putObject("properties");
    properties.forEach(set::put);
    return json;
  }

  static ForkOrder of(JsonNode json) {
    String instant = json.get("instant").textValue();
    Map<String, String> properties = new TreeMap<>();
    json.get("properties")
        .properties()
        .forEach(member -> properties.put(member.getKey(), member.getValue().textValue()));
    return new ForkOrder(
        json.get("factory").textValue(),
        json.get("fresh").booleanValue(),
        json.get("symbols").booleanValue(),
        instant.isEmpty() ? null : Instant.parse(instant),
        ZoneId.of(json.get("zone").textValue()),
        Long.parseLong(json.get("seed").textValue()),
        Path.of(json.get("root").textValue()),
        new JsonLimits(
            json.get("max_bytes").longValue(),
            json.get("max_depth").intValue(),
            json.get("max_number_length").intValue()),
        properties);
  }
}
