package io.touchstone.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.FieldPath;
import io.touchstone.plan.JsonMembers;
import io.touchstone.plan.JsonShapeException;
import io.touchstone.plan.Plan;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * A plan. Its JSON has {@code steps}, {@code metadata} and {@code warnings}.
 *
 * @param plan what is to be done
 * @param metadata where the plan comes from
 * @param warnings what people should know before they run it
 */
public record PlannerOutput(Plan plan, PlannerMetadata metadata, List<String> warnings)
    implements PlannerResult {
  private static final Set<String> KEYS = Set.of("steps", "metadata", "warnings");

  public PlannerOutput {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(metadata, "metadata");
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads what {@link #toJson()} writes.
   *
   * @throws JsonShapeException with the path of what has the wrong type or is not known
   */
  public static PlannerOutput fromJson(JsonNode json) {
    JsonMembers members = JsonMembers.of(json, FieldPath.ROOT, "a planner's output", KEYS);
    return new PlannerOutput(
        Plan.ofSteps(members),
        PlannerMetadata.fromJson(json.get("metadata"), members.path("metadata")),
        members.texts("warnings"));
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = plan.toJson();
    json.set("metadata", metadata.toJson());
    warnings.forEach(json.putArray("warnings")::add);
    return json;
  }

  /** Everything but {@code metadata.generated_at}. */
  @Override
  public ObjectNode deterministicView() {
    ObjectNode view = toJson();
    view.withObject("metadata").remove(PlannerMetadata.GENERATED_AT);
    return view;
  }

  @Override
  public <T> T match(Function<PlannerOutput, T> output, Function<PlannerError, T> error) {
    return output.apply(this);
  }
}
