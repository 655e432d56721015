package io.touchstone.verdict;

import io.touchstone.finding.ContractStep;
import io.touchstone.finding.Finding;
import java.util.List;

/**
 * What the gate says of a folder of contracts.
 *
 * @param contracts how many versions of contracts there are
 * @param steps the steps between them, by contract and version
 * @param findings about contracts and waivers themselves
 */
public record GateReport(int contracts, List<ContractStep> steps, List<Finding> findings) {
  public GateReport {
    steps = List.copyOf(steps);
    findings = findings.stream().sorted().toList();
  }
}
