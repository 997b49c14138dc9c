package org.rheobase.engine.opencl;

/** In what a device may fall short of the rules, by what can be done about it. */
enum Shortfall {
  /** Quotient or square root in single precision is not correctly rounded. */
  DIVISION,
  /** The fused product and sum in single precision is wrong, for subnormal numbers mostly. */
  FMA,
  /** The compiler changes formulas as if real numbers were exact. */
  ALGEBRA
}
