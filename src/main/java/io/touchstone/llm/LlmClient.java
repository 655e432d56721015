package io.touchstone.llm;

import java.time.Duration;

/** Asks a model. One instance is asked by many threads at once. */
public interface LlmClient {

  /**
   * Sends a request and waits for the reply. Whatever goes wrong is a reply, too: {@link
   * LlmReply.Failure}.
   *
   * @param timeout how long it may take
   * @throws InterruptedException when the thread was interrupted: nobody waits for the reply
   */
  LlmReply send(LlmRequest request, Duration timeout) throws InterruptedException;
}
