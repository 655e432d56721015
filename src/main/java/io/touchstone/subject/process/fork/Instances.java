package io.touchstone.subject.process.fork;

/** Whether the calls of a forked subject share an instance. */
public enum Instances {
  /** Each call has an instance of its own; a program is started for each. */
  FRESH,
  /** All calls are on one instance, as in process. */
  KEPT
}
