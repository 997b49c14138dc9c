package org.rheobase.mathlib;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;

/**
 * The counter-based random number generator Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011,
 * "Parallel random numbers: as easy as 1, 2, 3", section 3.3): ten rounds turn a counter of four
 * words and a key of two into four random words.
 */
public final class Philox {
  private static final int ROUNDS = 10;
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;

  private Philox() {}

  /** Four random words; all operands and results are {@code U32}. */
  public static List<Expr> words(
      IrBuilder b,
      Expr key0,
      Expr key1,
      Expr counter0,
      Expr counter1,
      Expr counter2,
      Expr counter3) {
    List<Expr> counter = List.of(counter0, counter1, counter2, counter3);
    for (int round = 0; round < ROUNDS; round++) {
      Expr roundKey0 = b.add(key0, b.unsigned(round * WEYL_0));
      Expr roundKey1 = b.add(key1, b.unsigned(round * WEYL_1));
      counter = round(b, counter, roundKey0, roundKey1);
    }
    return counter;
  }

  private static List<Expr> round(IrBuilder b, List<Expr> counter, Expr key0, Expr key1) {
    Expr multiplier0 = b.unsigned(MULTIPLIER_0);
    Expr multiplier1 = b.unsigned(MULTIPLIER_1);
    Expr high0 = b.multiplyHigh(multiplier0, counter.get(0));
    Expr high1 = b.multiplyHigh(multiplier1, counter.get(2));
    return List.of(
        b.xor(b.xor(high1, counter.get(1)), key0),
        b.multiply(multiplier1, counter.get(2)),
        b.xor(b.xor(high0, counter.get(3)), key1),
        b.multiply(multiplier0, counter.get(0)));
  }
}
