package io.touchstone;

import io.touchstone.engine.Touchstone;

/** The golden files of this project, as its users would have them run. */
@Touchstone(golden = "golden")
class GoldenFilesTest {}
