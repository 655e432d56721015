package io.touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchstone.json.JsonLimits;
import io.touchstone.proof.ContainmentDecider;
import io.touchstone.proof.DecisionSettings;
import io.touchstone.schema.Dialect;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PairStreamTest {
  private static final byte[] PAIR =
      "{\"id\": 1, \"a\": true, \"b\": {}}\n".getBytes(StandardCharsets.UTF_8);

  private static PairStream stream(InputStream in, OutputStream out) {
    ContainmentDecider decider = new ContainmentDecider(DecisionSettings.DEFAULT);
    return new PairStream(
        new PairComparer(decider, Dialect.DRAFT_2020_12, "test", JsonLimits.DEFAULT), in, out);
  }

  /** The same pair again and again. */
  private static final class Endless extends InputStream {
    private final AtomicLong given = new AtomicLong();

    @Override
    public int read() {
      return PAIR[(int) (given.getAndIncrement() % PAIR.length)];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = (byte) read();
      }
      return length;
    }
  }

  /** Takes a little, then nothing more. */
  private static final class Failing extends OutputStream {
    private final String message;
    private int room = 1_000;

    Failing(String message) {
      this.message = message;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- == 0) {
        throw new IOException(message);
      }
    }
  }

  @Test
  void anAnswerIsSeenBeforeTheInputEnds() throws Exception {
    ExecutorService background = Executors.newSingleThreadExecutor();
    PipedOutputStream pairs = new PipedOutputStream();
    try (PipedInputStream answers = new PipedInputStream()) {
      PipedInputStream in = new PipedInputStream(pairs);
      OutputStream out = new BufferedOutputStream(new PipedOutputStream(answers));
      Future<PairStream.Summary> summary = background.submit(() -> stream(in, out).run());
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
      for (int i = 0; i < 3; i++) {
        pairs.write(PAIR);
        pairs.flush();
        assertTrue(reader.readLine().startsWith("{\"id\":1,\"relation\":\"EQUAL\""));
      }
      pairs.close();
      assertEquals(new PairStream.Summary(3, 0, 0), summary.get(30, TimeUnit.SECONDS));
    } finally {
      background.shutdownNow();
    }
  }

  @Test
  void aClosedPipeEndsQuietlyThoughTheInputGoesOn() throws Exception {
    PairStream.Summary summary = stream(new Endless(), new Failing("Broken pipe")).run();
    assertTrue(summary.answered() > 5, summary::toString);
    assertEquals(0, summary.failed());
  }

  @Test
  void noMoreIsReadThanTheWindowHolds() throws Exception {
    Endless endless = new Endless();
    stream(endless, new Failing("Broken pipe")).run();
    long window = 64L * Runtime.getRuntime().availableProcessors() * PAIR.length;
    assertTrue(endless.given.get() < window + (2 << 16), endless.given::toString);
  }

  @Test
  void aFullDiskIsTold() {
    PairStream stream = stream(new Endless(), new Failing("No space left on device"));
    assertEquals(
        "No space left on device", assertThrows(IOException.class, stream::run).getMessage());
  }

  @Test
  void anInputThatBreaksIsTold() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken disk");
          }
        };
    PairStream stream = stream(broken, OutputStream.nullOutputStream());
    assertEquals("broken disk", assertThrows(IOException.class, stream::run).getMessage());
  }
}
