package io.touchstone.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.StrictJson;
import io.touchstone.runtime.skill.StubLlmSkill;
import io.touchstone.runtime.skill.http.StubHttpSkill;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The world in which the shipped stubs live: what their hosts and models answer, and which
 * addresses and data a planner may speak of. It lies beside this class as a file.
 */
final class StubWorld {
  private static final String FILE = "stub-world.json";
  private final JsonNode json;

  private StubWorld(JsonNode json) {
    this.json = json;
  }

  static StubWorld read() {
    try (InputStream in = StubWorld.class.getResourceAsStream(FILE)) {
      return new StubWorld(StrictJson.parse(in.readAllBytes(), FILE).root());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  /** Values by name that fill the placeholders of a planner's rules. */
  ObjectNode context() {
    return (ObjectNode) json.get("context");
  }

  /** A stub that knows the hosts of this world. */
  StubHttpSkill http() {
    StubHttpSkill stub = new StubHttpSkill();
    for (JsonNode reply : json.get("http")) {
      String where = reply.get("where").textValue();
      if (reply.has("error")) {
        stub.failing(where, reply.get("error").textValue());
      } else {
        JsonNode body = reply.has("body") ? reply.get("body") : NullNode.instance;
        stub.answering(where, reply.get("status").intValue(), body);
      }
    }
    return stub;
  }

  /** A stub that knows the prompts of this world. */
  StubLlmSkill llm() {
    StubLlmSkill stub = new StubLlmSkill();
    for (JsonNode reply : json.get("llm")) {
      String prompt = reply.get("prompt").textValue();
      if (reply.has("error")) {
        stub.failing(prompt, reply.get("error").textValue());
      } else {
        stub.answering(prompt, reply.get("content").textValue());
      }
    }
    return stub;
  }
}
