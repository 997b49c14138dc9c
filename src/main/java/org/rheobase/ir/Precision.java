package org.rheobase.ir;

/** The precision in which a population's real variables are kept and computed. */
public enum Precision {
  SINGLE(Type.F32),
  DOUBLE(Type.F64);

  private final Type real;

  Precision(Type real) {
    this.real = real;
  }

  /** The type of real values. */
  public Type real() {
    return real;
  }

  /** The name used in model files, on the command line and in results. */
  public String text() {
    return this == SINGLE ? "single" : "double";
  }
}
