package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which values are the same for all neurons, and which grow by one from each to the next. */
class UniformityTest {
  private final IrBuilder ir = new IrBuilder();
  private final Uniformity uniformity = new Uniformity();
  private final Buffer buffer = new Buffer("x", Type.I32);
  private final Expr argument = ir.argument(new Expr.Argument("a", Type.I32));
  private final Expr register = ir.register(new Expr.Register("r", Type.I32));
  private final Expr same = ir.multiply(ir.add(ir.step(), argument), ir.constant(3));

  @Test
  void whatDoesNotDependOnTheNeuronIsUniform() {
    assertThat(uniformity.isUniform(same)).isTrue();
    assertThat(uniformity.isUniform(ir.block())).isTrue();
    assertThat(uniformity.isUniform(ir.load(buffer, same))).isTrue();
    assertThat(uniformity.isUniform(ir.load(buffer, ir.position()))).isFalse();
    assertThat(uniformity.isUniform(ir.add(same, ir.position()))).isFalse();
    assertThat(uniformity.isUniform(register)).isFalse();
  }

  @Test
  void positionsAndTheirDistancesFromUniformValuesAreConsecutive() {
    assertThat(uniformity.isConsecutive(ir.position())).isTrue();
    assertThat(uniformity.isConsecutive(ir.add(ir.position(), same))).isTrue();
    assertThat(uniformity.isConsecutive(ir.add(same, ir.position()))).isTrue();
    assertThat(uniformity.isConsecutive(ir.subtract(ir.position(), same))).isTrue();
    assertThat(uniformity.isConsecutive(ir.subtract(same, ir.position()))).isFalse();
    assertThat(uniformity.isConsecutive(ir.add(ir.position(), ir.position()))).isFalse();
    assertThat(uniformity.isConsecutive(ir.multiply(ir.position(), argument))).isFalse();
    assertThat(uniformity.isConsecutive(ir.add(ir.position(), register))).isFalse();
    assertThat(uniformity.isConsecutive(same)).isFalse();
  }
}
