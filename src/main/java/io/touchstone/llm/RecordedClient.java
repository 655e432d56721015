package io.touchstone.llm;

import io.touchstone.json.AtomicFile;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Keeps replies as files, one for each request, named by its key; and replies from them again, so
 * that a model's answers repeat themselves, without a network.
 *
 * <p>What is kept is an answer, or a failure that was paid. Other failures are not: they may be
 * gone the next time.
 */
public final class RecordedClient implements LlmClient {

  /** What becomes of a request. */
  public enum Mode {
    /** The other client is asked, and its reply is kept, in the place of an older one. */
    RECORD,
    /** The reply is one that was kept; nobody is asked. */
    REPLAY,
    /** The other client is asked, and nothing is kept. */
    OFF
  }

  private final Mode mode;
  private final Path folder;
  private final LlmClient client;

  /**
   * @param folder where the files are; made when the first is kept
   * @param client who is asked where nothing is replayed
   */
  public RecordedClient(Mode mode, Path folder, LlmClient client) {
    this.mode = mode;
    this.folder = folder;
    this.client = client;
  }

  @Override
  public LlmReply send(LlmRequest request, Duration timeout) throws InterruptedException {
    if (mode == Mode.OFF) {
      return client.send(request, timeout);
    }
    ContentHash key;
    try {
      key = request.key();
    } catch (CanonicalJsonException e) {
      return LlmReply.failed(
          LlmTrouble.INVALID_REQUEST, "the request has no key to record it by: " + e.getMessage());
    }
    return mode == Mode.REPLAY ? replayed(key) : recorded(request, key, timeout);
  }

  private Path file(ContentHash key) {
    return folder.resolve(key.hex() + ".json");
  }

  private LlmReply replayed(ContentHash key) {
    Path file = file(key);
    if (Files.notExists(file)) {
      return LlmReply.failed(
          LlmTrouble.NO_RECORDING,
          "expected a recording of the request %s in %s, found none; send the request once with recording on (RECORD) and a key in %s"
              .formatted(key, folder, ClaudeClient.KEY_VARIABLE));
    }
    try {
      return Recording.read(StrictJson.parse(file, file.toString(), JsonLimits.DEFAULT), key);
    } catch (JsonInputException e) {
      return LlmReply.failed(
          LlmTrouble.BAD_RECORDING, e.getMessage() + "; remove the file and record it again");
    }
  }

  private LlmReply recorded(LlmRequest request, ContentHash key, Duration timeout)
      throws InterruptedException {
    LlmReply reply = client.send(request, timeout);
    if (reply instanceof LlmReply.Failure && reply.usage().equals(LlmUsage.NONE)) {
      return reply;
    }
    try {
      String text = Recording.write(request, reply);
      AtomicFile.write(file(key), text.getBytes(StandardCharsets.UTF_8));
      return reply;
    } catch (CanonicalJsonException e) {
      return notKept(reply, "it has no canonical form: " + e.getMessage());
    } catch (IOException e) {
      return notKept(reply, "the file cannot be written: " + e.getMessage());
    }
  }

  private LlmReply notKept(LlmReply reply, String why) {
    LlmReply.Failure failure =
        LlmReply.failed(
            LlmTrouble.BAD_RECORDING,
            "the reply of the model could not be kept in %s: %s".formatted(folder, why));
    return new LlmReply.Failure(
        failure.trouble(),
        failure.message(),
        failure.status(),
        failure.retryAfter(),
        reply.usage());
  }
}
