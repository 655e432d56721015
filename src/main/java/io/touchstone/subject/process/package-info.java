/**
 * Subjects that are programs: one JSON document a line in, one a line out.
 *
 * <p>Imports {@code subject} and {@code json}. Read {@link
 * io.touchstone.subject.process.ProcessSubjectFactory} first.
 */
package io.touchstone.subject.process;
