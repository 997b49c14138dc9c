package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link DeadCode} leaves out. */
class DeadCodeTest {
  private final IrBuilder ir = new IrBuilder();
  private final Buffer buffer = new Buffer("x", Type.I32);

  @Test
  void onlyWhatStoresNeedIsLeft() {
    Expr.Register stored = new Expr.Register("stored", Type.I32);
    Expr.Register behind = new Expr.Register("behind", Type.I32);
    Expr.Register idle = new Expr.Register("idle", Type.I32);
    Store made = new Store(ir.constant(true), buffer, ir.position(), ir.register(stored));
    Store neverMade = new Store(ir.constant(false), buffer, ir.position(), ir.register(idle));
    Program program =
        new Program(
            "p",
            Precision.SINGLE,
            List.of(Program.FIRST_STEP, Program.END_STEP),
            List.of(buffer),
            List.of(
                new Carried(stored, ir.constant(0), ir.register(behind)),
                new Carried(behind, ir.constant(0), ir.add(ir.register(behind), ir.constant(1))),
                new Carried(idle, ir.constant(0), ir.add(ir.register(idle), ir.register(stored)))),
            List.of(neverMade),
            List.of(made),
            ir.labels());
    Program rest = DeadCode.remove(program);
    assertThat(rest.registers()).extracting(Carried::register).containsExactly(stored, behind);
    assertThat(rest.stepStores()).isEmpty();
    assertThat(rest.finalStores()).containsExactly(made);
  }
}
