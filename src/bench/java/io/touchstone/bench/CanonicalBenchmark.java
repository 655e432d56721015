package io.touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.ContentHash;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.erdtman.jcs.JsonCanonicalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Canonical JSON beside its peers, on the same documents in the same run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgs = {
      "-Xbatch",
      "-XX:+UseSerialGC",
      "-Xms1g",
      "-Xmx1g",
      "-Xmn500m",
      "-XX:+AlwaysPreTouch"
    })
public class CanonicalBenchmark {
  @Param({"plan", "twitter", "canada"})
  public String document;

  private final ObjectMapper jackson = JsonMapper.builder().build();
  private byte[] bytes;
  private JsonNode jacksonTree;
  private JsonNode strictTree;

  /** Refuses to measure peers that do not agree. */
  @Setup
  public void prepare() throws IOException {
    bytes = Documents.named(document);
    jacksonTree = jackson.readTree(bytes);
    strictTree = StrictJson.value(bytes, document, JsonLimits.DEFAULT);
    byte[] canonical = bytesToCanonical();
    boolean agree =
        Arrays.equals(canonical, bytesToCanonicalErdtman())
            && Arrays.equals(canonical, treeToCanonical())
            && Arrays.equals(canonical, strictTreeToCanonical())
            && bytesToHash().equals(bytesToHashErdtman());
    if (!agree) {
      throw new IllegalStateException("the canonical forms of " + document + " differ");
    }
  }

  @Benchmark
  public byte[] bytesToCanonical() {
    return CanonicalJson.bytes(bytes, document);
  }

  @Benchmark
  public byte[] bytesToCanonicalErdtman() throws IOException {
    return new JsonCanonicalizer(bytes).getEncodedUTF8();
  }

  @Benchmark
  public String bytesToHash() {
    return ContentHash.of(StrictJson.value(bytes, document, JsonLimits.DEFAULT)).hex();
  }

  @Benchmark
  public String bytesToHashErdtman() throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(bytesToCanonicalErdtman()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Benchmark
  public byte[] treeToCanonical() {
    return CanonicalJson.bytes(jacksonTree);
  }

  @Benchmark
  public byte[] treeToCanonicalJackson() throws IOException {
    return jackson.writeValueAsBytes(jacksonTree);
  }

  @Benchmark
  public byte[] strictTreeToCanonical() {
    return CanonicalJson.bytes(strictTree);
  }

  @Benchmark
  public byte[] strictTreeToCanonicalJackson() throws IOException {
    return jackson.writeValueAsBytes(strictTree);
  }
}
