package io.touchstone.contract;

import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All contracts below one folder: {@code <contract>/<version>.json}.
 *
 * @param histories by id
 * @param faults what could not be read, by source
 * @param names the paths below the folder of all files that are there, also of those that could not
 *     be read
 */
public record ContractFolder(
    SortedMap<String, ContractHistory> histories,
    List<JsonInputException> faults,
    Set<String> names) {

  /** Lies beside the contracts and is none. */
  public static final String WAIVERS = "waivers.json";

  public ContractFolder {
    histories = Collections.unmodifiableSortedMap(new TreeMap<>(histories));
    faults = faults.stream().sorted(Comparator.comparing(JsonInputException::source)).toList();
    names = Set.copyOf(names);
  }

  /**
   * Reads a folder; one that is not there has no contracts.
   *
   * @param display the folder as messages name it
   */
  public static ContractFolder read(Path folder, String display, JsonLimits limits) {
    Reading reading = new Reading(display, limits);
    ContractFiles files = ContractFiles.below(folder, display);
    reading.faults.addAll(files.faults());
    files
        .names()
        .forEach(
            name ->
                reading.add(
                    name,
                    () -> StrictJson.bytes(folder.resolve(name), display + "/" + name, limits)));
    return reading.folder();
  }

  /**
   * Reads files that are in memory already.
   *
   * @param files by their path below the folder
   * @param display the folder as messages name it
   */
  public static ContractFolder of(
      SortedMap<String, byte[]> files, String display, JsonLimits limits) {
    Reading reading = new Reading(display, limits);
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".json")) {
            reading.add(name, () -> bytes);
          }
        });
    return reading.folder();
  }

  public Optional<ContractHistory> history(String id) {
    return Optional.ofNullable(histories.get(id));
  }

  /** All contracts, by id, oldest version first. */
  public List<Contract> contracts() {
    return histories.values().stream().flatMap(history -> history.versions().stream()).toList();
  }

  /** Whether there is a file where this version of a contract belongs, sound or not. */
  public boolean hasFileOf(Contract contract) {
    return names.contains(nameOf(contract.id(), contract.version()));
  }

  /** Where a version of a contract belongs, below the folder. */
  public static String nameOf(String id, SemVer version) {
    return id + "/" + version + ".json";
  }

  private static final class Reading {
    private final String display;
    private final JsonLimits limits;
    private final List<Contract> contracts = new ArrayList<>();
    private final List<JsonInputException> faults = new ArrayList<>();
    private final Set<String> names = new java.util.HashSet<>();

    Reading(String display, JsonLimits limits) {
      this.display = display;
      this.limits = limits;
    }

    void add(String name, Supplier<byte[]> bytes) {
      if (name.equals(WAIVERS)) {
        return;
      }
      names.add(name);
      String source = display.isEmpty() ? name : display + "/" + name;
      try {
        Contract contract = ContractReader.read(StrictJson.parse(bytes.get(), source, limits));
        refuseOtherPlace(contract, name);
        refuseTwin(contract);
        contracts.add(contract);
      } catch (JsonInputException fault) {
        faults.add(fault);
      } catch (StackOverflowError tooDeep) {
        faults.add(new JsonInputException(source, null, "nested too deeply to be read"));
      }
    }

    private void refuseOtherPlace(Contract contract, String name) {
      String expected = nameOf(contract.id(), contract.version());
      if (name.equals(expected)) {
        return;
      }
      boolean otherFolder = !name.startsWith(contract.id() + "/");
      String key = otherFolder ? "contract" : "version";
      throw contract
          .document()
          .fault(
              FieldPath.of(key),
              "expected this contract, %s, in a file %s, found it in %s; move the file, or correct the %s"
                  .formatted(contract, expected, name, JsonText.quote(key)));
    }

    /** Versions that differ in their build metadata alone have no order. */
    private void refuseTwin(Contract contract) {
      for (Contract other : contracts) {
        if (other.id().equals(contract.id())
            && other.version().compareTo(contract.version()) == 0) {
          JsonDocument document = contract.document();
          throw document.fault(
              FieldPath.of("version"),
              "expected one file for each version, found %s in %s as well; remove one"
                  .formatted(other, other.document().source()));
        }
      }
    }

    ContractFolder folder() {
      SortedMap<String, ContractHistory> histories = new TreeMap<>();
      contracts.stream()
          .collect(Collectors.groupingBy(Contract::id))
          .forEach((id, versions) -> histories.put(id, new ContractHistory(id, versions)));
      return new ContractFolder(histories, faults, names);
    }
  }
}
