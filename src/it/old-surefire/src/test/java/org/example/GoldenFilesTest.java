package org.example;

import io.touchstone.engine.GoldenFiles;
import io.touchstone.engine.Touchstone;

@Touchstone
public class GoldenFilesTest extends GoldenFiles {}
