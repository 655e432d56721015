package io.touchstone.subject.process;

/** What can happen while a program is waited for. */
public sealed interface ProgramEvent {
  /**
   * It printed a line.
   *
   * @param text without the line feed
   * @param moreFollows whether it printed more at one go
   */
  record Line(byte[] text, boolean moreFollows) implements ProgramEvent {}

  /** It is printing a line past the limit. */
  record LineTooLong() implements ProgramEvent {}

  /**
   * It closed its output, mostly because it ended.
   *
   * @param unfinished what it printed after its last line feed
   */
  record OutputEnded(byte[] unfinished) implements ProgramEvent {}

  /** It ended; its children may still hold its output open. */
  record Exited() implements ProgramEvent {}

  /** It reads no more. */
  record InputRefused() implements ProgramEvent {}
}
