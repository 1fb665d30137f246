package org.gap2028.job.configuration;

import java.io.Serializable;

/**
 * One thing that is wrong, or doubtful, in a configuration.
 *
 * @param file name of the file, or the option of the command line that gave the value; empty where
 *     a default is meant, which nobody wrote
 * @param line line in the file, from 1; 0 where there is none
 * @param column column in the file, from 1; 0 where there is none
 * @param path dotted path in the configuration, such as {@code events.0.below}; empty for the whole
 * @param value the value as JSON, shortened; empty where there is none
 * @param message what is wrong and what is allowed
 */
public record Violation(
    String file, int line, int column, String path, String value, String message)
    implements Serializable {}
