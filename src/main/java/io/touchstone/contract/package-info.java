/**
 * Contracts: what a component promises, one file a version, and the folder that they lie in.
 *
 * <p>May import {@code json}, {@code pattern} and {@code schema}. Read {@link
 * io.touchstone.contract.Contract} first, then {@link io.touchstone.contract.ContractFolder}.
 */
package io.touchstone.contract;
