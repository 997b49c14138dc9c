package org.rheobase.integrators;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Makes rows and columns of a matrix alike in size by a change of units, D⁻¹ A D with powers of two
 * in D, which rounds nothing (Parlett and Reinsch 1969). In SI units a membrane's matrix has
 * entries that differ by 10¹⁰, and its exponential would lose as many digits.
 */
final class Balancing {
  /** How much smaller a row and its column must become for a further change. */
  private static final double GAIN = 0.95;

  private Balancing() {}

  /** Balances a square matrix in place; what comes back is the diagonal of D. */
  static double[] balance(DMatrixRMaj matrix) {
    double[] scales = new double[matrix.getNumRows()];
    Arrays.fill(scales, 1);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int k = 0; k < scales.length; k++) {
        double factor = factor(matrix, k);
        if (factor != 1) {
          scale(matrix, k, factor);
          scales[k] *= factor;
          changed = true;
        }
      }
    }
    return scales;
  }

  /** The power of two by which a column should be multiplied, and its row divided. */
  private static double factor(DMatrixRMaj matrix, int k) {
    double column = 0;
    double row = 0;
    for (int j = 0; j < matrix.getNumRows(); j++) {
      column += j == k ? 0 : Math.abs(matrix.get(j, k));
      row += j == k ? 0 : Math.abs(matrix.get(k, j));
    }
    if (column == 0 || row == 0) {
      return 1;
    }
    double factor = Math.scalb(1.0, Math.getExponent(Math.sqrt(row / column)));
    boolean pays = column * factor + row / factor < GAIN * (column + row);
    return pays ? factor : 1;
  }

  private static void scale(DMatrixRMaj matrix, int k, double factor) {
    for (int j = 0; j < matrix.getNumRows(); j++) {
      if (j != k) {
        matrix.set(j, k, matrix.get(j, k) * factor);
        matrix.set(k, j, matrix.get(k, j) / factor);
      }
    }
  }

  /** Goes back to the units before: D A D⁻¹. */
  static void undo(DMatrixRMaj matrix, double[] scales) {
    for (int row = 0; row < scales.length; row++) {
      for (int column = 0; column < scales.length; column++) {
        matrix.set(row, column, matrix.get(row, column) * scales[row] / scales[column]);
      }
    }
  }
}
