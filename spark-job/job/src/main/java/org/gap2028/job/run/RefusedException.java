package org.gap2028.job.run;

/** What was asked for cannot be done, and nothing was started; the message is complete. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A refusal with a message for the user. */
  public RefusedException(String message) {
    super(message);
  }
}
