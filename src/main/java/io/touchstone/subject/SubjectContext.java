package io.touchstone.subject;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a subject may take from the world, so that a run can be repeated.
 *
 * @param clock the only time it should ask
 * @param random the only chance it should use
 * @param root the folder that holds {@code touchstone.json}, absolute
 */
public record SubjectContext(Clock clock, RandomGenerator random, Path root) {}
