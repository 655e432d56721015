package io.touchstone.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder of contracts, and what does not belong there. */
class ContractFolderTest {
  @TempDir Path root;

  private static String contract(String id, String version) {
    return """
        {
          "contract": "%s",
          "kind": "skill",
          "version": "%s",
          "inputs_schema": true
        }
        """
        .formatted(id, version);
  }

  private ContractFolderTest write(String name, String text) throws IOException {
    Path file = root.resolve("contracts").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  private ContractFolder read() {
    return ContractFolder.read(root.resolve("contracts"), "contracts", JsonLimits.DEFAULT);
  }

  private static void assertFolder(
      ContractFolder folder, List<String> contracts, List<String> faults) {
    assertEquals(contracts, folder.contracts().stream().map(Contract::toString).toList());
    assertEquals(faults, folder.faults().stream().map(JsonInputException::getMessage).toList());
  }

  @Test
  void contractsAreFoundByIdOldestVersionFirst() throws IOException {
    write("b/1.0.0.json", contract("b", "1.0.0"))
        .write("a/1.10.0.json", contract("a", "1.10.0"))
        .write("a/1.9.0.json", contract("a", "1.9.0"))
        .write("a/1.9.0-rc.1.json", contract("a", "1.9.0-rc.1"));
    ContractFolder folder = read();
    assertFolder(folder, List.of("a 1.9.0-rc.1", "a 1.9.0", "a 1.10.0", "b 1.0.0"), List.of());
    assertEquals("a 1.10.0", folder.history("a").orElseThrow().newest().toString());
    assertTrue(folder.history("c").isEmpty());
    assertTrue(folder.hasFileOf(folder.contracts().get(0)));
  }

  @Test
  void aFolderThatIsNotThereHasNoContracts() {
    assertFolder(read(), List.of(), List.of());
  }

  @Test
  void aFileInPlaceOfTheFolderIsAFault() throws IOException {
    Files.writeString(root.resolve("contracts"), "");
    assertFolder(
        read(), List.of(), List.of("contracts: expected a folder with contracts, found a file"));
  }

  @Test
  void theFolderMustBeNamedLikeTheContract() throws IOException {
    write("b/1.0.0.json", contract("a", "1.0.0"));
    assertFolder(
        read(),
        List.of(),
        List.of(
            "contracts/b/1.0.0.json:2:15: expected this contract, a 1.0.0, in a file a/1.0.0.json,"
                + " found it in b/1.0.0.json; move the file, or correct the \"contract\""));
  }

  @Test
  void theFileMustBeNamedLikeTheVersion() throws IOException {
    write("a/1.0.json", contract("a", "1.0.0"));
    assertFolder(
        read(),
        List.of(),
        List.of(
            "contracts/a/1.0.json:4:14: expected this contract, a 1.0.0, in a file a/1.0.0.json,"
                + " found it in a/1.0.json; move the file, or correct the \"version\""));
  }

  @Test
  void aCopyUnderAnotherNameDoesNotHideTheOriginal() throws IOException {
    write("a/1.0.0.json", contract("a", "1.0.0"))
        .write("a/1.0.0 (copy).json", contract("a", "1.0.0"));
    assertFolder(
        read(),
        List.of("a 1.0.0"),
        List.of(
            "contracts/a/1.0.0 (copy).json:4:14: expected this contract, a 1.0.0, in a file"
                + " a/1.0.0.json, found it in a/1.0.0 (copy).json; move the file, or correct the"
                + " \"version\""));
  }

  @Test
  void aContractDeeperThanItsFolderIsMisplaced() throws IOException {
    write("a/old/1.0.0.json", contract("a", "1.0.0")).write("1.0.0.json", contract("a", "1.0.0"));
    assertEquals(
        List.of("contracts/1.0.0.json", "contracts/a/old/1.0.0.json"),
        read().faults().stream().map(JsonInputException::source).toList());
  }

  @Test
  void versionsThatOnlyTheirBuildTellsApartHaveNoOrder() throws IOException {
    write("a/1.0.0+a.json", contract("a", "1.0.0+a"))
        .write("a/1.0.0+b.json", contract("a", "1.0.0+b"));
    assertFolder(
        read(),
        List.of("a 1.0.0+a"),
        List.of(
            "contracts/a/1.0.0+b.json:4:14: expected one file for each version, found a 1.0.0+a in"
                + " contracts/a/1.0.0+a.json as well; remove one"));
  }

  @Test
  void oneBadFileDoesNotStopTheOthersAndIsStillKnownToBeThere() throws IOException {
    write("a/1.0.0.json", "{").write("a/1.1.0.json", contract("a", "1.1.0"));
    ContractFolder folder = read();
    assertFolder(
        folder,
        List.of("a 1.1.0"),
        List.of(
            "contracts/a/1.0.0.json:1:2: expected a key in double quotes or '}', found the end of the text"));
    assertEquals(Set.of("a/1.0.0.json", "a/1.1.0.json"), folder.names());
  }

  @Test
  void whatIsNoJsonFileOrHiddenIsPassedOver() throws IOException {
    write("README.md", "# Contracts")
        .write("a/notes.txt", "")
        .write("a/.1.0.0.json", "{")
        .write(".old/a/1.0.0.json", "{");
    ContractFolder folder = read();
    assertFolder(folder, List.of(), List.of());
    assertEquals(Set.of(), folder.names());
  }

  @Test
  void aStrayJsonFileIsAFault() throws IOException {
    write("package.json", "{}");
    assertFolder(
        read(),
        List.of(),
        List.of("contracts/package.json:1:1: expected the key \"kind\", found none; add it"));
  }

  @Test
  void theWaiversAreNoContract() throws IOException {
    write("waivers.json", "[]");
    assertFolder(read(), List.of(), List.of());
    write("a/waivers.json", "[]");
    assertEquals(1, read().faults().size());
  }

  @Test
  void aFileThatCannotBeReadIsAFault() throws IOException {
    write("a/1.0.0.json", contract("a", "1.0.0"));
    Path file = root.resolve("contracts/a/1.0.0.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "nothing is forbidden to this user");
    assertFolder(
        read(),
        List.of(),
        List.of("contracts/a/1.0.0.json: the file cannot be read: permission denied"));
  }

  @Test
  void aFolderThatCannotBeWalkedIsAFault() throws IOException {
    write("a/1.0.0.json", contract("a", "1.0.0"));
    Path folder = root.resolve("contracts/a");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      assumeTrue(!Files.isReadable(folder), "nothing is forbidden to this user");
      assertFolder(read(), List.of(), List.of("contracts/a: cannot be read: permission denied"));
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aSymbolicLinkIsAFaultWhereverItLeads() throws IOException {
    write("a/1.0.0.json", contract("a", "1.0.0"));
    Path outside = Files.writeString(root.resolve("outside.json"), contract("a", "1.1.0"));
    Path folder = root.resolve("contracts");
    Files.createSymbolicLink(folder.resolve("a/1.1.0.json"), outside);
    Files.createSymbolicLink(folder.resolve("a/1.2.0.json"), root.resolve("gone.json"));
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("notes"), root.resolve("outside.json"));
    String problem = ": expected a file, found a symbolic link; replace it by what it leads to";
    assertFolder(
        read(),
        List.of("a 1.0.0"),
        List.of(
            "contracts/a/1.1.0.json" + problem,
            "contracts/a/1.2.0.json" + problem,
            "contracts/b" + problem));
  }

  @Test
  void aFileThatIsTooLargeIsAFault() throws IOException {
    write("a/1.0.0.json", contract("a", "1.0.0"));
    JsonLimits limits = new JsonLimits(10, 10, 10);
    ContractFolder folder = ContractFolder.read(root.resolve("contracts"), "contracts", limits);
    assertTrue(folder.faults().get(0).getMessage().contains("expected at most 10 bytes"));
    assertFalse(folder.names().isEmpty());
  }

  @Test
  void filesInMemoryAreReadTheSameWay() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("a/1.0.0.json", contract("a", "1.0.0").getBytes(StandardCharsets.UTF_8));
    files.put("b/1.0.0.json", contract("a", "1.0.0").getBytes(StandardCharsets.UTF_8));
    files.put("a/notes.txt", new byte[0]);
    files.put("waivers.json", new byte[0]);
    ContractFolder folder = ContractFolder.of(files, "", JsonLimits.DEFAULT);
    assertFolder(
        folder,
        List.of("a 1.0.0"),
        List.of(
            "b/1.0.0.json:2:15: expected this contract, a 1.0.0, in a file a/1.0.0.json, found it in"
                + " b/1.0.0.json; move the file, or correct the \"contract\""));
  }
}
