package org.rheobase.engine;

/** A device refused or failed: no such device, a build error, not enough memory, a lost device. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure told in words, the way out included where there is one. */
  public EngineException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
