package org.rheobase.ir;

/** The types of values in a program. */
public enum Type {
  /**
   * A truth value. It lives in expressions only; buffers hold {@link #I32} with 0 and 1 instead.
   */
  BOOL,
  /** A 32-bit integer in two's complement; arithmetic wraps around. */
  I32,
  /** A 32-bit integer without sign; arithmetic wraps around. */
  U32,
  /**
   * A 64-bit integer in two's complement; arithmetic wraps around. Only programs in double
   * precision use it.
   */
  I64,
  /** IEEE 754 binary32. */
  F32,
  /** IEEE 754 binary64. Only programs in double precision use it. */
  F64;

  /** Whether values are binary floating-point numbers. */
  public boolean isReal() {
    return this == F32 || this == F64;
  }

  /** Whether values are integers. */
  public boolean isInteger() {
    return this == I32 || this == U32 || this == I64;
  }

  /** Bytes that a value takes in a buffer. */
  public int bytes() {
    return this == I64 || this == F64 ? 8 : 4;
  }
}
