/**
 * Subjects in a process of their own, and in another world: another locale, time zone, processor
 * count, user. A subject should answer there as it does here.
 *
 * <p>Imports {@code subject}, {@code subject.process} and {@code json}. Read {@link
 * io.touchstone.subject.process.fork.Forks} first.
 */
package io.touchstone.subject.process.fork;
