/**
 * Asks a language model through the Messages API of Claude, and keeps what it answered as
 * recordings.
 *
 * <p>May import {@code json}, {@code pattern} and {@code retry}; nothing else knows Anthropic's
 * library, which is not loaded before a model is really asked. Read {@link
 * io.touchstone.llm.LlmClient} first.
 */
package io.touchstone.llm;
