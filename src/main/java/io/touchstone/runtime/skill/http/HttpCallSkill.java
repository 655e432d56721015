package io.touchstone.runtime.skill.http;

import io.touchstone.contract.Contract;
import io.touchstone.retry.Pause;
import io.touchstone.runtime.Skill;
import io.touchstone.runtime.SkillCall;
import io.touchstone.runtime.SkillResult;
import io.touchstone.runtime.skill.ShippedContract;

/**
 * {@code skill.http_call}: sends a request and answers the response.
 *
 * <p>It connects to addresses of the public internet only, and to the networks that its settings
 * allow. A name is resolved once for each request, redirects and retries included; all its
 * addresses must be allowed, and the connection is made to one of just these, so that a name that
 * changes its mind gains nothing. Java's proxy settings are not asked. Interrupting the thread ends
 * a call at once, but while the machine resolves a name, which nothing in Java can interrupt; a
 * runtime does not wait for that, and no request follows. A call ends a little before its time is
 * over, so that its outcome can tell what was sent.
 *
 * <p>Headers of the request appear in no error and no side effect, a URL there without its query. A
 * redirect to another origin takes along only headers that hold no secret, none goes from https to
 * http. A request that changes something (POST, PATCH) is tried again only when the server did
 * nothing: no address, no connection, status 429, and no redirect before.
 */
public final class HttpCallSkill implements Skill {
  private final Contract contract = ShippedContract.read("skill.http_call/1.0.0.json");
  private final PinnedClient client;
  private final Pause pause;

  /** For the public internet only. */
  public HttpCallSkill() {
    this(HttpCallSettings.DEFAULT);
  }

  public HttpCallSkill(HttpCallSettings settings) {
    this(settings, HostResolver.OF_THE_MACHINE, Pause.SLEEP);
  }

  HttpCallSkill(HttpCallSettings settings, HostResolver resolver, Pause pause) {
    this.client = new PinnedClient(settings, resolver);
    this.pause = pause;
  }

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public SkillResult call(SkillCall call) throws InterruptedException {
    HttpCallInputs inputs;
    try {
      inputs = HttpCallInputs.of(call.inputs());
    } catch (HttpFault fault) {
      return SkillResult.failed(fault.error());
    }
    return new HttpCallRun(client, pause, call, inputs).result();
  }
}
