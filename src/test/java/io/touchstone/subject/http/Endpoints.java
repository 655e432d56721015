package io.touchstone.subject.http;

import io.touchstone.json.JsonLimits;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.VariableText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Opens endpoints on this machine as subjects. */
final class Endpoints {
  static final JsonLimits LIMITS = new JsonLimits(100_000, 100, 100);

  private Endpoints() {}

  static URI plan(int port) {
    return URI.create("http://127.0.0.1:" + port + "/plan");
  }

  static Subject open(int port) {
    return open(plan(port), Map.of(), Map.of());
  }

  static Subject open(URI url, Map<String, String> headers, Map<String, String> environment) {
    Map<String, VariableText> texts = new LinkedHashMap<>();
    headers.forEach((name, text) -> texts.put(name, new VariableText(text)));
    return new HttpSubjectFactory(
            "tested", new SubjectBinding.Endpoint(url, texts), LIMITS, environment::get)
        .open(new SubjectContext(Clock.systemUTC(), new Random(1), Path.of("")));
  }
}
