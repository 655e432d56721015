/**
 * Components under test: how they are found, opened and called, and how their answers are kept
 * apart from everything that can go wrong with them.
 *
 * <p>Imports {@code json} only. Read {@link io.touchstone.subject.Subject} first; {@link
 * io.touchstone.subject.GuardedSubject} is how Touchstone calls one.
 */
package io.touchstone.subject;
