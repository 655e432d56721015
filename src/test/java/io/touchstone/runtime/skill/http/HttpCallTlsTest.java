package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.touchstone.runtime.StructuredOutcome;
import io.touchstone.runtime.skill.SkillCalls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The certificate must be of the host that was asked for, whatever address was connected to. */
@Timeout(120)
class HttpCallTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static SSLContext context;
  private static RawServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=secure.test",
                "-ext",
                "san=dns:secure.test,ip:127.0.0.1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    context = context(file);
    server =
        new RawServer(
            context.getServerSocketFactory().createServerSocket(),
            socket ->
                RawServer.send(
                    socket.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return made;
  }

  private static StructuredOutcome call(HttpCallSettings settings, String host, int port) {
    HttpCallSkill skill =
        new HttpCallSkill(
            settings.withAllowedNetworks("127.0.0.1"),
            name -> List.of(InetAddress.getByName("127.0.0.1")),
            duration -> {});
    return SkillCalls.outcome(
        skill, "{'url': 'https://%s:%d/a', 'retries': 0}".formatted(host, port));
  }

  private static String code(StructuredOutcome outcome) {
    return outcome.error().orElseThrow().code();
  }

  @Test
  void aTrustedCertificateOfTheHostIsTaken() {
    StructuredOutcome outcome =
        call(HttpCallSettings.DEFAULT.withTls(context), "secure.test", server.port());
    assertEquals(SkillCalls.json("true"), outcome.result().get("body"));
    String head = server.requests().get(server.requests().size() - 1);
    assertEquals("GET /a HTTP/1.1", head.lines().findFirst().orElseThrow());
    assertFalse(head.toLowerCase(Locale.ROOT).contains("proxy-"), head);
  }

  @Test
  void oneOfAnotherHostIsNotThoughItIsOfTheAddress() {
    assertEquals(
        "ERR_SSL_ERROR",
        code(call(HttpCallSettings.DEFAULT.withTls(context), "other.test", server.port())));
  }

  @Test
  void oneThatNobodyTrustsIsNot() {
    assertEquals(
        "ERR_SSL_ERROR", code(call(HttpCallSettings.DEFAULT, "secure.test", server.port())));
  }

  @Test
  void aSecureConnectionThatIsCutOffIsLost() throws IOException {
    try (RawServer cut =
        new RawServer(
            context.getServerSocketFactory().createServerSocket(),
            socket ->
                RawServer.send(
                    socket.getOutputStream(),
                    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"))) {
      assertEquals(
          "ERR_CONNECTION_LOST",
          code(call(HttpCallSettings.DEFAULT.withTls(context), "secure.test", cut.port())));
    }
  }

  @Test
  void aRedirectToAnOpenConnectionIsRefused() throws IOException {
    try (RawServer plain = RawServer.saying("HTTP/1.1 200 OK", "", "");
        RawServer secure =
            new RawServer(
                context.getServerSocketFactory().createServerSocket(),
                socket ->
                    RawServer.send(
                        socket.getOutputStream(),
                        "HTTP/1.1 307 Go\r\nContent-Length: 0\r\nLocation: http://secure.test:"
                            + plain.port()
                            + "/\r\n\r\n"))) {
      assertEquals(
          "ERR_HTTP_REDIRECT",
          code(call(HttpCallSettings.DEFAULT.withTls(context), "secure.test", secure.port())));
      assertEquals(List.of(), plain.requests());
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsNone() throws IOException {
    try (RawServer plain =
        new RawServer(
            new ServerSocket(),
            socket -> RawServer.send(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n\r\n"))) {
      assertEquals(
          "ERR_SSL_ERROR", code(call(HttpCallSettings.DEFAULT, "secure.test", plain.port())));
    }
  }
}
