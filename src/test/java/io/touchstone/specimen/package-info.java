/**
 * Subjects to try the determinism lab on: mutants with one injected fault each, clean ones that
 * look suspicious, and hostile ones. Read {@link io.touchstone.specimen.Specimens} first.
 */
package io.touchstone.specimen;
