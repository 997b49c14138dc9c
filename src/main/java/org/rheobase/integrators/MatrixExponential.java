package org.rheobase.integrators;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The exponential of a matrix by scaling and squaring with the [13/13] Padé approximant (Higham
 * 2005, "The scaling and squaring method for the matrix exponential revisited", algorithm 2.3).
 */
final class MatrixExponential {
  /** Numerator of the approximant, equation 2.9 of the paper. */
  private static final double[] PADE = {
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0
  };

  /**
   * The 1-norm up to which the approximant is accurate to double precision, table 2.3 of the paper.
   */
  private static final double LARGEST_NORM = 5.371920351148152;

  private MatrixExponential() {}

  /** The exponential of a square matrix; the argument is left as it is. */
  static DMatrixRMaj of(DMatrixRMaj matrix) {
    DMatrixRMaj balanced = matrix.copy();
    double[] scales = Balancing.balance(balanced);
    int squarings = Math.max(0, Math.getExponent(NormOps_DDRM.normP1(balanced) / LARGEST_NORM) + 1);
    CommonOps_DDRM.scale(Math.scalb(1.0, -squarings), balanced);
    DMatrixRMaj result = approximant(balanced);
    for (int k = 0; k < squarings; k++) {
      result = product(result, result);
    }
    Balancing.undo(result, scales);
    return result;
  }

  /** The quotient (V − U)⁻¹ (V + U) with odd part U and even part V. */
  private static DMatrixRMaj approximant(DMatrixRMaj a) {
    DMatrixRMaj square = product(a, a);
    DMatrixRMaj odd = CommonOps_DDRM.identity(a.getNumRows());
    CommonOps_DDRM.scale(PADE[13], odd);
    DMatrixRMaj even = CommonOps_DDRM.identity(a.getNumRows());
    CommonOps_DDRM.scale(PADE[12], even);
    for (int k = 11; k > 0; k -= 2) {
      odd = plusIdentity(product(odd, square), PADE[k]);
      even = plusIdentity(product(even, square), PADE[k - 1]);
    }
    odd = product(a, odd);
    DMatrixRMaj sum = new DMatrixRMaj(a.getNumRows(), a.getNumCols());
    DMatrixRMaj difference = new DMatrixRMaj(a.getNumRows(), a.getNumCols());
    CommonOps_DDRM.add(even, odd, sum);
    CommonOps_DDRM.subtract(even, odd, difference);
    DMatrixRMaj result = new DMatrixRMaj(a.getNumRows(), a.getNumCols());
    if (!CommonOps_DDRM.solve(difference, sum, result)) {
      throw new ArithmeticException("the matrix exponential has a value that is not finite");
    }
    return result;
  }

  private static DMatrixRMaj plusIdentity(DMatrixRMaj matrix, double factor) {
    for (int k = 0; k < matrix.getNumRows(); k++) {
      matrix.add(k, k, factor);
    }
    return matrix;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj result = new DMatrixRMaj(a.getNumRows(), b.getNumCols());
    CommonOps_DDRM.mult(a, b, result);
    return result;
  }
}
