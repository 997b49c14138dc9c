package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jocl.CL;

/**
 * The options that kernels are compiled with. There are no others: each is here because it makes
 * results exact, and none because it makes them fast.
 *
 * @param correctlyRounded the device's own quotient and square root in single precision shall be
 *     correctly rounded
 * @param integerDivision they shall be worked out in integers instead
 * @param integerFma so shall the fused product and sum in single precision
 * @param guarded results shall be hidden from the compiler's algebra
 */
record BuildOptions(
    boolean correctlyRounded, boolean integerDivision, boolean integerFma, boolean guarded) {

  /** The best that a device says it can do. */
  static BuildOptions of(ClDevice device) {
    boolean offered = device.hasSingle(CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT);
    return new BuildOptions(offered, !offered, false, false);
  }

  /** Without relying on what was found wanting. */
  BuildOptions without(Collection<Shortfall> shortfalls) {
    return new BuildOptions(
        correctlyRounded,
        integerDivision || shortfalls.contains(Shortfall.DIVISION),
        integerFma || shortfalls.contains(Shortfall.FMA),
        guarded || shortfalls.contains(Shortfall.ALGEBRA));
  }

  /** What is done about shortfalls, in words. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (integerDivision) {
      remarks.add(
          "quotients and square roots of single precision are worked out in integers, which is slower");
    }
    if (integerFma) {
      remarks.add(
          "fused products and sums of single precision are worked out in integers, which is slower");
    }
    if (guarded) {
      remarks.add(
          "its compiler takes real numbers for exact ones and is kept from that, which is slower");
    }
    return remarks;
  }

  /**
   * The text for {@code clBuildProgram}. Warnings are left out: some compilers write them to
   * standard error.
   */
  String text() {
    return "-cl-std=CL1.2 -w"
        + (correctlyRounded ? " -cl-fp32-correctly-rounded-divide-sqrt" : "")
        + (integerDivision ? " -DRHEOBASE_INTEGER_DIVISION" : "")
        + (integerFma ? " -DRHEOBASE_INTEGER_FMA" : "")
        + (guarded ? " -DRHEOBASE_GUARDED" : "");
  }
}
