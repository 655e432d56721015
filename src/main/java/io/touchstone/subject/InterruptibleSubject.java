package io.touchstone.subject;

/**
 * A subject whose calls end soon after their thread is interrupted, with a fault of the type {@link
 * SubjectFault#STOPPED}, or else when it is closed. One that answers one call at a time is so
 * called on the caller's own thread, which spares two handovers between threads a call.
 */
public interface InterruptibleSubject extends LimitedSubject {}
