package io.touchstone.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.schema.Schema;

/**
 * What one version demands at the place of a change, so that a document can be looked for that
 * fails just there.
 *
 * @param demand a schema for the value at the place; its references are those of the owner
 * @param owner the schema that it was taken from
 */
public record Probe(JsonNode demand, Schema owner) {}
