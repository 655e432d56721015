/**
 * The wording and the formats of a {@link io.touchstone.finding.RunReport}: one class each. Nothing
 * here decides what is good or bad, and nothing names a clock, a machine or an absolute path.
 *
 * <p>May import {@code json} and {@code finding}. Read {@link io.touchstone.report.ReportFormat}
 * first.
 */
package io.touchstone.report;
