package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.config.ConfigReader;
import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractFolder;
import io.touchstone.contract.ContractReader;
import io.touchstone.contract.McpTools;
import io.touchstone.contract.SemVer;
import io.touchstone.json.AtomicFile;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDifference;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.LargeStack;
import io.touchstone.json.StrictJson;
import io.touchstone.verify.ServerTools;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code touchstone contract import mcp}: contracts of the tools of an MCP server. */
@Command(
    name = "mcp",
    description = {
      "Make a contract for each tool that a Model Context Protocol server lists.",
      "",
      "FILE holds what the server answers to tools/list; with --server a server of touchstone.json"
          + " is started and asked. In the id of a contract, a slash of the tool's name becomes a"
          + " dot, and what else an id cannot have a hyphen. What a contract has no place for is"
          + " kept below \"annotations\"."
    },
    footer = {
      "",
      "Examples:",
      "  touchstone contract import mcp --server files --out contracts",
      "  touchstone contract import mcp tools.json --version 1.0.0 --out contracts",
      "  touchstone contract import mcp - --version 1.0.0 --out contracts --id-prefix acme < tools.json"
    })
final class ContractImportMcpCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  /** Where the list of tools comes from. */
  static final class Source {
    @Parameters(
        index = "0",
        paramLabel = "FILE",
        description = "The list of tools; - is standard input.")
    String file;

    @Option(
        names = "--server",
        paramLabel = "NAME",
        description = "A subject with \"mcp\" in touchstone.json, which is started and asked.")
    String server;
  }

  @ArgGroup(multiplicity = "1")
  Source source;

  @Option(
      names = "--version",
      paramLabel = "V",
      description =
          "The version of the contracts; needed with FILE, otherwise the server's own if it is"
              + " semantic.")
  String version;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the contracts: becomes DIR/<id>/V.json.")
  Path out;

  @Option(
      names = "--id-prefix",
      paramLabel = "P",
      description =
          "What ids begin with, before a dot and the name of the tool; nothing by default with"
              + " FILE, with --server the contract of the subject, or else its name.")
  String idPrefix;

  /** Here and not inherited: the standard options have a {@code --version} of their own. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean help;

  @Option(names = "-V", versionHelp = true, description = "Print version information and exit.")
  boolean ownVersion;

  ContractImportMcpCommand(Console console) {
    this.console = console;
  }

  /** A list of tools, and what its contracts are called if nobody says otherwise. */
  private record Listed(JsonDocument list, String idPrefix, Optional<String> version) {}

  @Override
  public Integer call() throws Exception {
    refuseOddPrefix();
    Optional<SemVer> wanted = Optional.ofNullable(version).map(this::semVer);
    if (wanted.isEmpty() && source.file != null) {
      throw usage("expected --version with FILE, such as --version 1.0.0, found none");
    }
    Config config = ConfigReader.read(ConfigReader.findRoot(console.here()));
    Listed listed = listed(config);
    SemVer semVer = wanted.orElseGet(() -> ownVersion(listed));
    String prefix = idPrefix == null ? listed.idPrefix() : idPrefix;
    McpTools tools = LargeStack.FOR_JSON.call(() -> McpTools.read(listed.list(), semVer, prefix));
    int exitCode = tools.faults().isEmpty() ? 0 : Main.BAD_INPUT;
    for (Contract contract : tools.contracts()) {
      try {
        keep(contract, config.limits());
      } catch (JsonInputException fault) {
        console.complain(fault.getMessage());
        exitCode = Main.BAD_INPUT;
      }
    }
    tools.faults().forEach(fault -> console.complain(fault.getMessage()));
    if (tools.hasMore()) {
      console.complain(
          listed.list().source()
              + ": the server has more tools (\"nextCursor\"); import the rest of the list as well");
    }
    return exitCode;
  }

  private Listed listed(Config config) throws IOException {
    if (source.server != null) {
      ServerTools tools = ServerTools.of(config, source.server, System.getenv());
      return new Listed(tools.list(), tools.contractPrefix(), tools.version());
    }
    NamedInput input = NamedInput.read(console, source.file, config.limits());
    return new Listed(input.document(), "", Optional.empty());
  }

  private SemVer ownVersion(Listed listed) {
    return listed
        .version()
        .flatMap(SemVer::parse)
        .orElseThrow(
            () ->
                usage(
                    "expected --version, because the server says of itself %s, which is not of Semantic Versioning 2.0"
                        .formatted(
                            listed
                                .version()
                                .map(own -> "that it is version " + JsonText.quote(own))
                                .orElse("no version"))));
  }

  private SemVer semVer(String text) {
    return SemVer.parse(text)
        .orElseThrow(
            () ->
                usage(
                    "expected --version of Semantic Versioning 2.0 such as 1.4.0, found "
                        + JsonText.quote(text)));
  }

  private void refuseOddPrefix() {
    if (idPrefix == null || idPrefix.isEmpty()) {
      return;
    }
    String name = idPrefix.endsWith(".") ? idPrefix.substring(0, idPrefix.length() - 1) : idPrefix;
    if (!ContractReader.isId(name)) {
      throw usage(
          "expected --id-prefix of letters, digits, '.', '_' and '-' such as acme.files, found "
              + JsonText.quote(idPrefix));
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  /** Writes a contract that is not there yet; a released version never changes. */
  private void keep(Contract contract, JsonLimits limits) {
    Path place = out.resolve(ContractFolder.nameOf(contract.id(), contract.version()));
    Path target = console.here().resolve(place);
    String display = place.toString().replace('\\', '/');
    if (Files.exists(target)) {
      refuseOther(contract, StrictJson.parse(target, display, limits));
      return;
    }
    try {
      AtomicFile.write(target, contract.document().bytes());
    } catch (IOException e) {
      throw new JsonInputException(display, null, "the file cannot be written: " + words(e));
    }
    console.out().println("wrote " + display);
  }

  private static void refuseOther(Contract contract, JsonDocument there) {
    List<JsonDifference> differences =
        JsonDifference.between(there.root(), contract.document().root());
    if (!differences.isEmpty()) {
      FieldPath path = differences.get(0).path();
      throw there.fault(
          path,
          "expected what %s says now, found something else%s; a released version never changes; choose another --version, or remove the file"
              .formatted(contract.id(), path.isRoot() ? "" : " at " + path));
    }
  }

  private static String words(IOException failure) {
    return failure instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : failure.getClass().getSimpleName();
  }
}
