package org.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;

/** Lets golden files ask the greeter: {@code {"name": ...}} in, {@code {"greeting": ...}} out. */
public final class GreeterSubject implements SubjectFactory {
  @Override
  public String name() {
    return "greeter";
  }

  @Override
  public Subject open(SubjectContext context) {
    Greeter greeter = new Greeter();
    return input -> answer(greeter.greet(input.path("name").asText()));
  }

  private static JsonNode answer(String greeting) {
    return JsonNodeFactory.instance.objectNode().put("greeting", greeting);
  }
}
