package io.github.bcdacamel.marts;

import java.nio.file.Path;

/**
 * What the embedded engine may use.
 *
 * @param threads at once
 * @param memory bytes, about; what does not fit goes to the folder for temporary files
 * @param temporary where what does not fit into memory goes; null for a folder of its own in the system's
 */
public record EngineOptions(int threads, long memory, Path temporary) {}
