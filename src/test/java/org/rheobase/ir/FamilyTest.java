package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilyTest {
  private static final Buffer OUT = new Buffer("out", Type.F64);

  /** out[position] = (a·position + b)·b, or a sum in the place of the product. */
  private static Program program(double a, double b, boolean isSum) {
    IrBuilder ir = new IrBuilder();
    Expr x = ir.convert(Type.F64, ir.position());
    Expr inner = ir.add(ir.multiply(ir.real(Type.F64, a), x), ir.real(Type.F64, b));
    Expr last = ir.real(Type.F64, b);
    Expr value = isSum ? ir.add(inner, last) : ir.multiply(inner, last);
    return new Program(
        "line",
        Precision.DOUBLE,
        List.of(),
        List.of(OUT),
        List.of(),
        List.of(),
        List.of(new Store(ir.constant(true), OUT, ir.position(), value)),
        Map.of());
  }

  private static double[] values(Map<Buffer, HostArray> tables) {
    return tables.values().stream()
        .flatMapToDouble(t -> Arrays.stream((double[]) t.elements()))
        .toArray();
  }

  @Test
  void whatDiffersIsReadFromTables() {
    Family family =
        Family.of(List.of(program(2, 3, false), program(2, 4, false), program(2, 5, false)));
    assertThat(values(family.tables())).containsExactly(3, 4, 5);
    assertThat(family.program().arguments()).contains(Family.MEMBER);
    assertThat(family.program().buffers()).hasSize(2);
  }

  /** Equal in one program by chance alone. */
  @Test
  void constantsThatAreEqualOnceHaveTablesOfTheirOwn() {
    Family family = Family.of(List.of(program(3, 3, false), program(1, 2, false)));
    assertThat(family.tables()).hasSize(2);
    assertThat(values(family.tables())).containsExactly(3, 1, 3, 2);
  }

  @Test
  void oneProgramStaysAsItIs() {
    Family family = Family.of(List.of(program(2, 3, false)));
    assertThat(family.tables()).isEmpty();
    assertThat(Family.shape(family.program())).isEqualTo(Family.shape(program(7, 7, false)));
  }

  @Test
  void shapesTellProgramsApart() {
    long product = Family.shape(program(2, 3, false));
    assertThat(Family.shape(program(5, -1, false))).isEqualTo(product);
    assertThat(Family.shape(program(2, 3, true))).isNotEqualTo(product);
    assertThatThrownBy(() -> Family.of(List.of(program(2, 3, false), program(2, 3, true))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("differ in more than constants");
  }
}
