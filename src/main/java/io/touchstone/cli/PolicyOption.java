package io.touchstone.cli;

import io.touchstone.config.Config;
import io.touchstone.verdict.Judge;
import io.touchstone.verdict.Policy;
import io.touchstone.verdict.RuleBook;
import picocli.CommandLine.Option;

/** How old callers are imagined. */
final class PolicyOption {
  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = {
        "How old callers are imagined: tolerant (send nothing that was not declared, skip what they"
            + " do not know) or strict. Otherwise as touchstone.json says."
      })
  Policy policy;

  /** A judge with the policy that the option says, or else the configuration. */
  Judge judge(Config config) {
    return new Judge(RuleBook.standard(), of(config));
  }

  private Policy of(Config config) {
    if (policy != null) {
      return policy;
    }
    return config.strictContracts() ? Policy.STRICT : Policy.TOLERANT;
  }

  /** The configuration with what the option says. */
  Config configured(Config config) {
    return config.withStrictContracts(of(config) == Policy.STRICT);
  }
}
