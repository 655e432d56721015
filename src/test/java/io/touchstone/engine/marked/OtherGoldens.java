package io.touchstone.engine.marked;

import io.touchstone.engine.Touchstone;

/** Stands for a folder that touchstone.json does not name. */
@Touchstone(golden = "other")
public final class OtherGoldens {}
