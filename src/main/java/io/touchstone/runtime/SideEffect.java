package io.touchstone.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * Something that a call changed, or may have changed, outside the runtime.
 *
 * @param type what was done, for programs: {@code http_request}
 * @param target what it was done to, for people: {@code POST https://example.org/orders}
 */
public record SideEffect(String type, String target) {
  public SideEffect {
    type = SkillError.writable(Objects.requireNonNull(type, "type"));
    target = SkillError.writable(Objects.requireNonNull(target, "target"));
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("target", target);
  }
}
