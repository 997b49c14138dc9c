package org.rheobase.engine.opencl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jocl.CL;
import org.rheobase.ir.Operator;

/**
 * The options that kernels are compiled with. There are no others: each is here because it makes
 * results exact, and none because it makes them fast.
 *
 * @param correctlyRounded the device's own quotient and square root in single precision shall be
 *     correctly rounded
 * @param integerDivision they shall be worked out in integers instead
 * @param integerFma so shall the fused product and sum in single precision
 */
record BuildOptions(boolean correctlyRounded, boolean integerDivision, boolean integerFma) {

  /** The best that a device says it can do. */
  static BuildOptions of(ClDevice device) {
    boolean offered = device.hasSingle(CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT);
    return new BuildOptions(offered, !offered, false);
  }

  /** Without those operations of the device that were found wanting. */
  BuildOptions without(Collection<Operator> wanting) {
    boolean division = wanting.contains(Operator.DIVIDE) || wanting.contains(Operator.SQRT);
    return new BuildOptions(
        correctlyRounded,
        integerDivision || division,
        integerFma || wanting.contains(Operator.FMA));
  }

  /** What is worked out in integers, in words; empty if nothing is. */
  List<String> replaced() {
    List<String> words = new ArrayList<>();
    if (integerDivision) {
      words.add("quotients and square roots");
    }
    if (integerFma) {
      words.add("fused products and sums");
    }
    return words;
  }

  /** The text for {@code clBuildProgram}. */
  String text() {
    return "-cl-std=CL1.2"
        + (correctlyRounded ? " -cl-fp32-correctly-rounded-divide-sqrt" : "")
        + (integerDivision ? " -DRHEOBASE_INTEGER_DIVISION" : "")
        + (integerFma ? " -DRHEOBASE_INTEGER_FMA" : "");
  }
}
