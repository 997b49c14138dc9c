package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Schedule.Turn;

/** What is known when four steps are done at once. */
class FourStepsTest {
  private final IrBuilder ir = new IrBuilder();
  private final Buffer words = new Buffer("words", Type.U32);
  private final Buffer noise = new Buffer("noise", Type.I32);
  private final Expr.Register sum = new Expr.Register("sum", Type.I32);

  /** Adds that of four words which belongs to the step, and stores at the end of 32 steps. */
  private Turn four() {
    Expr place = ir.and(ir.step(), ir.constant(3));
    Expr chosen =
        ir.select(
            ir.equal(place, ir.constant(0)),
            word(0),
            ir.select(
                ir.equal(place, ir.constant(1)),
                word(1),
                ir.select(ir.equal(place, ir.constant(2)), word(2), word(3))));
    Expr next = ir.add(ir.register(sum), chosen);
    Expr following = ir.add(ir.step(), ir.constant(1));
    Expr isFull = ir.equal(ir.and(ir.step(), ir.constant(31)), ir.constant(31));
    Expr isLast = ir.equal(following, ir.argument(Program.END_STEP));
    Expr stored = ir.bitcast(Type.U32, next);
    Program program =
        Verifier.verify(
            new Program(
                "p",
                Precision.SINGLE,
                List.of(Program.FIRST_STEP, Program.END_STEP),
                List.of(words, noise),
                List.of(new Carried(sum, ir.constant(0), next)),
                List.of(new Store(ir.or(isFull, isLast), words, ir.position(), stored)),
                List.of(),
                ir.labels()));
    return Schedule.of(program).four().orElseThrow();
  }

  private Expr word(int number) {
    return ir.load(noise, ir.add(ir.position(), ir.constant(number + 1)));
  }

  @Test
  void eachStepTakesItsOwnWord() {
    Expr expected = ir.register(sum);
    for (int number = 0; number < 4; number++) {
      expected = ir.add(expected, word(number));
    }
    assertThat(four().next()).extracting(ExprText::of).containsExactly(ExprText.of(expected));
  }

  @Test
  void wordsEndWithTheLastOfTheFourAlone() {
    List<Group> groups = four().part().groups();
    assertThat(groups).hasSize(1);
    Expr last = ir.add(ir.step(), ir.constant(3));
    Expr isFull = ir.equal(ir.and(last, ir.constant(31)), ir.constant(31));
    Expr isLast = ir.equal(ir.add(ir.step(), ir.constant(4)), ir.argument(Program.END_STEP));
    assertThat(ExprText.of(groups.getFirst().guard()))
        .isEqualTo(ExprText.of(ir.or(isFull, isLast)));
  }
}
