/**
 * What a run found, as values: no judgement, no wording of reports, one fixed order.
 *
 * <p>May import {@code json}. Read {@link io.touchstone.finding.Finding} first, then {@link
 * io.touchstone.finding.RunReport}.
 */
package io.touchstone.finding;
