package io.touchstone.stress;

import io.touchstone.subject.Answer;

/** Is told each answer that a subject gives under stress; from several threads at once. */
@FunctionalInterface
interface Observer {
  Observer NONE = answer -> {};

  void saw(Answer answer);
}
