package io.touchstone.stress;

import io.touchstone.subject.Answer;
import java.util.Optional;

/**
 * What all answers to a question must be like: the first call on a fresh instance.
 *
 * @param answer its answer
 * @param unsteady why it is none: another fresh instance gave another answer at once
 */
record First(Answer answer, Optional<Discrepancy> unsteady) {}
