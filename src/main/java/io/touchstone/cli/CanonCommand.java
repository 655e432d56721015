package io.touchstone.cli;

import io.touchstone.config.ConfigReader;
import io.touchstone.json.CanonicalJson;
import io.touchstone.json.CanonicalJsonException;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone canon}: the canonical form of JSON files, or its hash. */
@Command(
    name = "canon",
    description = "Print the canonical form (RFC 8785) of a JSON file, or the SHA-256 of it.",
    footer = {
      "",
      "Examples:",
      "  touchstone canon plan.json             the canonical bytes and nothing else",
      "  touchstone canon --hash golden/*.json  a line a file, as sha256sum writes it",
      "  curl -s ... | touchstone canon -       standard input"
    })
final class CanonCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(names = "--hash", description = "Print '<sha256>  <path>' for each file instead.")
  boolean hash;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON files; - is standard input.")
  List<String> files;

  CanonCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!hash && files.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "expected one FILE, found " + files.size() + "; for several files use --hash");
    }
    JsonLimits limits = ConfigReader.read(ConfigReader.findRoot(console.here())).limits();
    int exitCode = 0;
    for (String file : files) {
      try {
        NamedInput input = NamedInput.read(console, file, limits);
        print(file, canonical(input));
      } catch (JsonInputException e) {
        console.complain(e.getMessage());
        exitCode = Main.BAD_INPUT;
      }
    }
    return exitCode;
  }

  private static byte[] canonical(NamedInput input) {
    try {
      return CanonicalJson.bytes(input.bytes(), input.source(), input.limits());
    } catch (CanonicalJsonException e) {
      throw new JsonInputException(input.source(), null, e.getMessage());
    }
  }

  private void print(String file, byte[] canonical) throws IOException {
    if (hash) {
      console.out().print(sha256(canonical) + "  " + file + "\n");
      console.out().flush();
    } else {
      console.rawOut().write(canonical);
      console.rawOut().flush();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
