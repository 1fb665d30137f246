package org.gap2028.job.spark;

/** A Spark job that failed for good, after its retries. The message names the first cause. */
public final class SparkJobException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A failure of which the message says all. */
  SparkJobException(String message) {
    super(message);
  }

  SparkJobException(String what, Exception failure) {
    super("Cannot " + what + ": " + reason(failure), failure);
  }

  /** The innermost cause, or what Spark says of it in its first line. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(cause.toString());
  }
}
