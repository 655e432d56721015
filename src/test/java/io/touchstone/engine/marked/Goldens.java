package io.touchstone.engine.marked;

import io.touchstone.engine.Touchstone;

/** Stands for the golden folder of whichever project the engine is pointed at. */
@Touchstone
public final class Goldens {}
