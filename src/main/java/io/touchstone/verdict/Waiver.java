package io.touchstone.verdict;

import io.touchstone.json.SourcePosition;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Leave for one change to pass.
 *
 * @param contract the id of the contract
 * @param path the path of the change; empty where the fingerprint alone tells it
 * @param rule the rule that judged it; empty where the fingerprint alone tells it
 * @param fingerprint of the change; empty where path and rule tell it
 * @param reason why
 * @param expires the last day on which it counts
 * @param position where it stands
 */
public record Waiver(
    String contract,
    Optional<String> path,
    Optional<String> rule,
    Optional<String> fingerprint,
    String reason,
    LocalDate expires,
    SourcePosition position) {

  boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }

  /** Whether it is about this change. */
  boolean covers(String ofContract, String atPath, String byRule, String print) {
    return contract.equals(ofContract)
        && path.map(atPath::equals).orElse(true)
        && rule.map(byRule::equals).orElse(true)
        && fingerprint.map(print::equals).orElse(true);
  }
}
