/**
 * Subjects behind HTTP: the input is the body of a POST, the answer the body of the response.
 *
 * <p>Imports {@code subject} and {@code json}. Read {@link
 * io.touchstone.subject.http.HttpSubjectFactory} first, then {@code AnswerReader}.
 */
package io.touchstone.subject.http;
