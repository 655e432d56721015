package io.touchstone.contract;

import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonFiles;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
    if (!Files.exists(folder)) {
      return of(new TreeMap<>(), display, limits);
    }
    if (!Files.isDirectory(folder)) {
      return new Reading(display, limits, List.of(noFolder(display)))
          .folder(List.of(), name -> new byte[0]);
    }
    JsonFiles files =
        JsonFiles.below(folder, display, "the folder of contracts", JsonFiles.Links.REFUSED);
    Reading reading = new Reading(display, limits, files.faults());
    return reading.folder(
        files.names(),
        name -> StrictJson.bytes(folder.resolve(name), reading.source(name), limits));
  }

  private static JsonInputException noFolder(String display) {
    return new JsonInputException(display, null, "expected a folder with contracts, found a file");
  }

  /**
   * Reads files that are in memory already.
   *
   * @param files by their path below the folder
   * @param display the folder as messages name it
   */
  public static ContractFolder of(
      SortedMap<String, byte[]> files, String display, JsonLimits limits) {
    List<String> names = files.keySet().stream().filter(name -> name.endsWith(".json")).toList();
    return new Reading(display, limits, List.of()).folder(names, files::get);
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

  /** A file that was read: a contract, or why it is none. */
  private record Read(Optional<Contract> contract, Optional<JsonInputException> fault) {}

  private static final class Reading {
    private final String display;
    private final JsonLimits limits;
    private final List<Contract> contracts = new ArrayList<>();
    private final List<JsonInputException> faults = new ArrayList<>();

    Reading(String display, JsonLimits limits, List<JsonInputException> faults) {
      this.display = display;
      this.limits = limits;
      this.faults.addAll(faults);
    }

    String source(String name) {
      return display.isEmpty() ? name : display + "/" + name;
    }

    ContractFolder folder(List<String> files, Function<String, byte[]> bytes) {
      List<String> names = files.stream().filter(name -> !name.equals(WAIVERS)).toList();
      List<Read> all = names.parallelStream().map(name -> read(name, bytes)).toList();
      for (Read read : all) {
        read.fault().ifPresent(faults::add);
        read.contract().ifPresent(this::add);
      }
      SortedMap<String, ContractHistory> histories = new TreeMap<>();
      contracts.stream()
          .collect(Collectors.groupingBy(Contract::id))
          .forEach((id, versions) -> histories.put(id, new ContractHistory(id, versions)));
      return new ContractFolder(histories, faults, Set.copyOf(names));
    }

    private Read read(String name, Function<String, byte[]> bytes) {
      String source = source(name);
      try {
        Contract contract =
            ContractReader.read(StrictJson.parse(bytes.apply(name), source, limits));
        refuseOtherPlace(contract, name);
        return new Read(Optional.of(contract), Optional.empty());
      } catch (JsonInputException fault) {
        return new Read(Optional.empty(), Optional.of(fault));
      } catch (StackOverflowError tooDeep) {
        String problem = "expected schemas that are less deeply nested; they cannot be read";
        return new Read(
            Optional.empty(), Optional.of(new JsonInputException(source, null, problem)));
      }
    }

    private void add(Contract contract) {
      try {
        refuseTwin(contract);
        contracts.add(contract);
      } catch (JsonInputException fault) {
        faults.add(fault);
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
  }
}
