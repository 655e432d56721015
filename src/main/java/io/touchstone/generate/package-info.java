/**
 * JSON values made from JSON Schemas: valid ones, and invalid ones that are one mutation away from
 * a valid one.
 *
 * <p>Imports {@code json}, {@code pattern}, {@code schema} and {@code proof}; only {@link
 * io.touchstone.generate.SchemaArbitraries} knows jqwik. Read {@link
 * io.touchstone.generate.ContractInputs} first, then {@code ValueMaker}. A value is made by
 * structure, which may fail or go astray, and counts only once the validator has accepted it; where
 * structure finds nothing, {@code proof} is asked.
 */
package io.touchstone.generate;
