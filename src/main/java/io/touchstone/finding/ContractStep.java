package io.touchstone.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run found out about the step from one version of a contract to another.
 *
 * @param contract the id of the contract
 * @param oldVersion the version before; empty where the contract is new
 * @param newVersion the version after; empty where the contract is gone
 * @param file the file of the new version, relative to the root
 * @param declared the bump that the two numbers declare: NONE, PATCH, MINOR or MAJOR
 * @param required the bump that the step needs, with what is waived left out
 * @param recommended the smallest honest number for the new version
 * @param relations by side, how the documents relate: EQUAL, WIDENED, NARROWED, CROSSED, UNDECIDED
 * @param changes what moved, most weighty first
 * @param findings what is not as promised
 */
public record ContractStep(
    String contract,
    String oldVersion,
    String newVersion,
    String file,
    String declared,
    String required,
    String recommended,
    Map<String, String> relations,
    List<Change> changes,
    List<Finding> findings) {

  /**
   * One thing that moved.
   *
   * @param type the kind of fact, such as {@code inputs required added}
   * @param path where, in the documents of the side or in the contract; empty for the whole
   * @param description the fact in one sentence
   * @param before what was there
   * @param after what is there now
   * @param rule the rule that judged it
   * @param fingerprint names this change whatever else is edited
   * @param bump the bump that it needs
   * @param warning whether somebody may notice all the same
   * @param witness a document that one version accepts and the other refuses because of it
   * @param acceptedBy which version accepts the witness: {@code old} or {@code new}
   * @param waived whether a waiver lets it pass
   */
  public record Change(
      String type,
      String path,
      String description,
      Optional<JsonNode> before,
      Optional<JsonNode> after,
      String rule,
      String fingerprint,
      String bump,
      boolean warning,
      Optional<JsonNode> witness,
      Optional<String> acceptedBy,
      boolean waived) {
    /** Whether no release but a major one may do this. */
    public boolean isBreaking() {
      return bump.equals("MAJOR");
    }
  }

  public ContractStep {
    relations = Map.copyOf(relations);
    changes = List.copyOf(changes);
    findings = findings.stream().sorted().toList();
  }

  /** {@code acme.search 1.0.0 -> 1.1.0}. */
  public String name() {
    return contract + " " + shown(oldVersion) + " -> " + shown(newVersion);
  }

  private static String shown(String version) {
    return version.isEmpty() ? "none" : version;
  }

  /** Whether both versions are there, and so declare a bump between them. */
  public boolean isDeclared() {
    return !oldVersion.isEmpty() && !newVersion.isEmpty();
  }

  /** The version that alone accepts the witness of a change. */
  public String accepting(Change change) {
    return change.acceptedBy().filter("old"::equals).isPresent() ? oldVersion : newVersion;
  }

  /** Whether nothing breaks, whatever the numbers say. */
  public boolean isCompatible() {
    return changes.stream().noneMatch(Change::isBreaking);
  }

  public boolean passed() {
    return findings.stream().allMatch(finding -> finding.severity().exitCode() == 0);
  }
}
