package io.touchstone.verdict;

import io.touchstone.contract.ContractFolder;

/**
 * Contracts that were released.
 *
 * @param contracts what there was
 * @param display how messages name it: {@code main (merge base 1a2b3c4)}
 */
public record Baseline(ContractFolder contracts, String display) {}
