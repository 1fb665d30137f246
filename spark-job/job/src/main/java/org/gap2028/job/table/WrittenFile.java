package org.gap2028.job.table;

import java.io.Serializable;

/**
 * A Parquet file that was written, as its writer knows it.
 *
 * @param name file name, without directory
 * @param rows number of rows
 * @param bytes size, bytes
 * @param sha256 SHA-256 of its bytes, in lower-case hex
 */
public record WrittenFile(String name, long rows, long bytes, String sha256)
    implements Serializable {}
