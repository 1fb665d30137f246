/**
 * What is published: one definition a table (schema, rows, units, descriptions), its Parquet file,
 * and the digest of the results. Read {@link org.gap2028.job.table.Table} first, then {@link
 * org.gap2028.job.table.MomentsRow} as an example of a definition.
 */
package org.gap2028.job.table;
