package org.rheobase.lowering;

import java.util.Comparator;
import org.rheobase.model.Slot;

/**
 * A piece of code of a step, and when its turn is.
 *
 * @param slot the slot
 * @param order the smaller number is first in a slot
 * @param name decides where slot and order are the same; unlike that of any other piece of the step
 * @param code lowers the code: it reads and changes the present values of its population
 */
record Piece(Slot slot, int order, String name, Runnable code) {

  /** The order of a step: by slot, then order number, then name, as in Brian2. */
  static final Comparator<Piece> ORDER =
      Comparator.comparing(Piece::slot).thenComparingInt(Piece::order).thenComparing(Piece::name);

  /** The same piece, before which something else is done. */
  Piece after(Runnable before) {
    return new Piece(
        slot,
        order,
        name,
        () -> {
          before.run();
          code.run();
        });
  }

  /**
   * The name of a recording. It comes after all other names, so that in its slot and order a
   * recording sees what code has done: in Brian2 that hangs on whether the population's name stands
   * before {@code statemonitor} in the alphabet.
   */
  static String recordingName(String population, String what) {
    return "~" + population + "_" + what;
  }
}
