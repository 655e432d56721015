package io.touchstone.subject.http;

import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectBinding;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFault;
import io.touchstone.subject.UnforkableFactory;
import java.util.function.UnaryOperator;

/**
 * An endpoint as a subject: each input is sent by a POST as JSON (UTF-8), and the answer is the
 * JSON in the body of a response with a status of 2xx. Everything else is a {@link SubjectFault}
 * that says what was expected, what came, and how to mend it. Redirects are not followed, cookies
 * are not kept, no call is sent twice.
 *
 * <p>What variables of the environment put into headers is shown nowhere: in answers and in
 * messages, {@code ${NAME}} stands where the value of a variable would.
 *
 * <p>Calls may come from many threads at once, and share connections.
 */
public final class HttpSubjectFactory implements UnforkableFactory {
  private final String name;
  private final SubjectBinding.Endpoint endpoint;
  private final JsonLimits limits;
  private final UnaryOperator<String> environment;

  /**
   * @param name the subject's
   * @param endpoint where it is, and what is sent with each request
   * @param limits of each answer
   * @param environment the value of a variable, null where it is not set; asked when a subject is
   *     opened
   */
  public HttpSubjectFactory(
      String name,
      SubjectBinding.Endpoint endpoint,
      JsonLimits limits,
      UnaryOperator<String> environment) {
    this.name = name;
    this.endpoint = endpoint;
    this.limits = limits;
    this.environment = environment;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String objectionToForks() {
    return "the subject %s is an endpoint, which is not started in other processes"
        .formatted(JsonText.quote(name));
  }

  /**
   * Connects to nothing yet, so that a service that is not there is told by the first call; as is a
   * header that cannot be sent.
   */
  @Override
  public Subject open(SubjectContext context) {
    try {
      return new HttpSubject(EndpointRequest.of(endpoint, environment), limits);
    } catch (SubjectFault fault) {
      return input -> {
        throw new SubjectFault(fault.type(), fault.getMessage());
      };
    }
  }
}
