package org.rheobase.files;

import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** Times and neurons as SONATA has them. */
final class SonataUnits {
  static final String MILLISECONDS = "milliseconds";

  private SonataUnits() {}

  /** A time in milliseconds. */
  static double milliseconds(double seconds) {
    return seconds * 1000;
  }

  /** The first times of an array of seconds, in milliseconds. */
  static HostArray milliseconds(HostArray times, int count) {
    double[] seconds = (double[]) times.elements();
    double[] milliseconds = new double[count];
    for (int k = 0; k < count; k++) {
      milliseconds[k] = milliseconds(seconds[k]);
    }
    return new HostArray(Type.F64, milliseconds);
  }

  /** The first numbers of an array of neurons, in 64 bits. */
  static HostArray nodeIds(HostArray neurons, int count) {
    int[] numbers = (int[]) neurons.elements();
    long[] ids = new long[count];
    for (int k = 0; k < count; k++) {
      ids[k] = numbers[k];
    }
    return new HostArray(Type.I64, ids);
  }
}
