package org.gap2028.job.run;

/** A run that was started and could not be finished; its message is complete by itself. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A failure with a message for the user. */
  public RunFailedException(String message) {
    super(message);
  }

  /** A failure with a message for the user and its cause. */
  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
