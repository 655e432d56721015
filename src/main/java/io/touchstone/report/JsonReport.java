package io.touchstone.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.finding.ContractStep;
import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.Severity;
import io.touchstone.json.JsonText;

/**
 * For programs: every finding with all it carries. Values stand as they are; null members are left
 * out.
 */
public record JsonReport() implements ReportFormat {
  /** The version of the contract {@code touchstone.report} that this is. */
  public static final String VERSION = "0.2.0";

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String render(RunReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("report_version", VERSION);
    report.part().ifPresent(part -> root.put("shard", part.label()).put("run", part.run()));
    ObjectNode summary = root.putObject("summary");
    summary.put("goldens", report.goldens().size());
    summary.put("passed", report.goldens().stream().filter(GoldenSection::passed).count());
    summary.put("invalid", report.goldens().stream().filter(Summary::isInvalid).count());
    summary.put("stressed", report.stress().size());
    summary.put("deterministic", report.stress().stream().filter(Summary::isSteady).count());
    summary.put("contract_versions", report.contracts().versions());
    summary.put("contract_steps", report.contracts().steps().size());
    summary.put(
        "contract_steps_as_declared",
        report.contracts().steps().stream().filter(ContractStep::passed).count());
    for (Severity severity : Severity.values()) {
      summary.put(severity.label() + "_findings", report.count(severity));
    }
    root.set("findings", FindingJson.of(report.general()));
    ArrayNode goldens = root.putArray("goldens");
    report.goldens().forEach(golden -> goldens.add(golden(golden)));
    ArrayNode stress = root.putArray("stress");
    report.stress().forEach(stressed -> stress.add(stressed(stressed)));
    ArrayNode contracts = root.putArray("contracts");
    report.contracts().steps().forEach(step -> contracts.add(ContractStepJson.of(step)));
    return JsonText.pretty(root);
  }

  private static ObjectNode golden(GoldenSection golden) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", golden.file());
    if (!golden.subject().isEmpty()) {
      json.put("subject", golden.subject());
    }
    json.put(
        "status", golden.passed() ? "passed" : Summary.isInvalid(golden) ? "invalid" : "failed");
    json.set("findings", FindingJson.of(golden.findings()));
    return json;
  }

  private static ObjectNode stressed(StressSection stressed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", stressed.file());
    json.put("subject", stressed.subject());
    json.put("status", stressed.untried() ? "not_tried" : stressed.passed() ? "passed" : "failed");
    json.put("calls_wanted", stressed.planned());
    json.put("calls_granted", stressed.granted());
    ArrayNode tried = json.putArray("tried");
    stressed.tried().forEach(each -> tried.add(tried(each)));
    json.set("findings", FindingJson.of(stressed.findings()));
    return json;
  }

  /** Without the number of calls, which is a matter of the moment. */
  private static ObjectNode tried(StressSection.Tried tried) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("perturbation", tried.perturbation());
    if (tried.calls() > 0) {
      json.put("diverged", tried.diverged());
    }
    if (!tried.leftOut().isEmpty()) {
      json.put("left_out", tried.leftOut());
    }
    if (!tried.blindTo().isEmpty()) {
      json.put("blind_to", tried.blindTo());
    }
    if (tried.outOfTime()) {
      json.put("out_of_time", true);
    }
    return json;
  }
}
