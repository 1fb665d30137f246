/**
 * Run directories on any Hadoop file system, behind one door: a reader sees a whole run or none.
 * Read {@link org.gap2028.job.storage.Storage} first, then {@link
 * org.gap2028.job.storage.RunPlace}.
 */
package org.gap2028.job.storage;
