package org.gap2028.job.storage;

import java.io.Closeable;

/** The right to write at one place, held by one process at a time until it is closed. */
interface RunLock extends Closeable {}
