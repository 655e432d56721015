package io.touchstone.report;

import io.touchstone.finding.RunReport;
import io.touchstone.finding.RunReport.ContractSection;
import io.touchstone.finding.RunReport.GoldenSection;
import io.touchstone.finding.RunReport.Part;
import io.touchstone.finding.RunReport.StressSection;
import io.touchstone.finding.RunReport.StressSection.Tried;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@link JsonReport} wrote, so that every format of it is the same again. What the
 * format leaves out stays out: the number of calls of a perturbation is 1 where there were any, and
 * the steps of contracts name no file.
 */
public final class JsonReportReader {
  private static final List<String> KEYS =
      List.of(
          "report_version",
          "shard",
          "run",
          "summary",
          "findings",
          "goldens",
          "stress",
          "contracts");

  private static final Pattern SHARD = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

  private final JsonDocument document;

  private JsonReportReader(JsonDocument document) {
    this.document = document;
  }

  /**
   * The report of a document.
   *
   * @throws JsonInputException where it is no report, one of another version, or says of itself
   *     what its findings do not say
   */
  public static RunReport read(JsonDocument document) {
    return new JsonReportReader(document).report();
  }

  private RunReport report() {
    refuseOtherVersion();
    JsonObjectReader root = JsonObjectReader.of(document, FieldPath.ROOT, "a report", KEYS);
    RunReport report =
        new RunReport(
            ReadList.of(document, root.path("goldens"), this::golden),
            ReadList.of(document, root.path("stress"), this::stressed),
            contracts(root),
            FindingReader.all(document, root.path("findings")),
            part(root));
    String again = new JsonReport().render(report);
    if (!again.equals(JsonText.pretty(document.root()))) {
      throw root.fault(
          "summary",
          "expected what the findings, files and steps of the report come to, found something else: it is not as Touchstone wrote it; make it again");
    }
    return report;
  }

  private void refuseOtherVersion() {
    JsonObjectReader any = JsonObjectReader.anyMember(document, FieldPath.ROOT, "a report");
    String found = any.text("report_version").orElse("");
    if (!found.equals(JsonReport.VERSION)) {
      throw any.fault(
          "report_version",
          "expected a report of version %s, found %s; make it again with this version of Touchstone"
              .formatted(
                  JsonReport.VERSION,
                  found.isEmpty() ? "none, as older versions wrote it" : JsonText.quote(found)));
    }
  }

  private static Optional<Part> part(JsonObjectReader root) {
    if (!root.has("shard")) {
      return Optional.empty();
    }
    String label = root.text("shard").orElseThrow();
    Matcher shard = SHARD.matcher(label);
    if (!shard.matches()) {
      throw root.fault("shard", "expected a shard such as \"1/3\", found " + JsonText.quote(label));
    }
    String run = root.text("run").orElse("");
    if (!run.matches("[0-9a-f]{64}")) {
      throw root.fault("run", "expected 64 hexadecimal digits, found " + JsonText.quote(run));
    }
    int number = Integer.parseInt(shard.group(1));
    int of = Integer.parseInt(shard.group(2));
    if (number > of) {
      throw root.fault("shard", "expected at most " + of + "/" + of + ", found " + label);
    }
    return Optional.of(new Part(number, of, run));
  }

  private GoldenSection golden(FieldPath at) {
    JsonObjectReader json =
        JsonObjectReader.of(
            document, at, "a golden file", List.of("file", "subject", "status", "findings"));
    return new GoldenSection(
        ReadList.text(json, "file"),
        json.text("subject").orElse(""),
        FindingReader.all(document, json.path("findings")));
  }

  private StressSection stressed(FieldPath at) {
    JsonObjectReader json =
        JsonObjectReader.of(
            document,
            at,
            "a stressed case",
            List.of(
                "file", "subject", "status", "calls_wanted", "calls_granted", "tried", "findings"));
    return new StressSection(
        ReadList.text(json, "file"),
        ReadList.text(json, "subject"),
        ReadList.count(json, "calls_wanted"),
        ReadList.count(json, "calls_granted"),
        ReadList.of(document, json.path("tried"), this::tried),
        FindingReader.all(document, json.path("findings")));
  }

  private Tried tried(FieldPath at) {
    JsonObjectReader json =
        JsonObjectReader.of(
            document,
            at,
            "a perturbation",
            List.of("perturbation", "diverged", "left_out", "blind_to", "out_of_time"));
    return new Tried(
        ReadList.text(json, "perturbation"),
        json.has("diverged") ? 1 : 0,
        json.bool("diverged").orElse(false),
        json.text("left_out").orElse(""),
        json.text("blind_to").orElse(""),
        json.bool("out_of_time").orElse(false));
  }

  private ContractSection contracts(JsonObjectReader root) {
    JsonObjectReader summary =
        JsonObjectReader.anyMember(document, root.path("summary"), "the numbers of a report");
    return new ContractSection(
        ReadList.count(summary, "contract_versions"),
        ReadList.of(document, root.path("contracts"), at -> ContractStepReader.read(document, at)));
  }
}
