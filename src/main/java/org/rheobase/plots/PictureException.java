package org.rheobase.plots;

/** Pictures cannot be drawn here: the Java runtime lacks something that it takes. */
public final class PictureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PictureException(String message) {
    super(message);
  }

  PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
