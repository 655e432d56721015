package io.touchstone.subject.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.SubjectFault;

/** The protocol with one running program. */
interface Conversation {
  /** The program, which the caller kills after a fault. */
  RunningProgram program();

  /**
   * Gives the program one document and takes one from it.
   *
   * @throws SubjectFault when it does not keep the protocol, or the caller was interrupted ({@link
   *     SubjectFault#STOPPED}); it must then be killed
   */
  JsonNode exchange(JsonNode document) throws SubjectFault;
}
