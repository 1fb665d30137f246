package org.gap2028.job.run;

/** A heap in which the run would not fit; nothing was started. */
public final class HeapTooSmallException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A refusal with a message for the user. */
  HeapTooSmallException(String message) {
    super(message);
  }
}
