/**
 * The skills that ship, one class each; what each promises stands in its contract under {@code
 * contracts/}.
 *
 * <p>May import what its parent {@code runtime} may, and the parent; the parent knows no skill.
 * Read {@link io.touchstone.runtime.skill.EchoSkill} first.
 */
package io.touchstone.runtime.skill;
