package org.example;

import io.touchstone.engine.GoldenFiles;
import io.touchstone.engine.Touchstone;

@Touchstone(golden = "golden")
public class GoldenFilesTest extends GoldenFiles {}
