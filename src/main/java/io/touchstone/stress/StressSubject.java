package io.touchstone.stress;

import io.touchstone.subject.GuardedSubject;
import java.util.function.Supplier;

/**
 * What is stressed.
 *
 * @param name as goldens name it
 * @param opener makes an instance of its own each time
 */
public record StressSubject(String name, Supplier<GuardedSubject> opener) {}
