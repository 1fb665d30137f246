package org.gap2028.job.storage;

import java.io.Closeable;
import java.io.IOException;

/** The right to write at one place, held by one process at a time until it is closed. */
interface RunLock extends Closeable {

  /** Whether the lock is still ours: another may have taken this process for dead. */
  boolean isHeld() throws IOException;
}
