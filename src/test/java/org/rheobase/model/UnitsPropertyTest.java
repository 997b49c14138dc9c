package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/** Random expressions with right units pass, and one wrong unit anywhere is found. */
class UnitsPropertyTest {
  private static final Dimension VOLT = RandomExpression.dimension("volt");

  private static Checked check(String text, Problems problems) {
    Ast.Expression expression =
        ModelParser.expression(Source.of("e", text), problems).orElseThrow();
    return new UnitChecker(new Scope(Map.of(), Map.of(), 1), problems).check(expression);
  }

  @Property
  void rightUnitsPass(@ForAll long seed, @ForAll @IntRange(max = 4) int depth) {
    Problems problems = new Problems();
    Checked checked = check(new RandomExpression(seed, -1).of(VOLT, depth), problems);
    assertThat(problems.found()).isEmpty();
    assertThat(checked.dimension()).contains(VOLT);
  }

  @Property
  void oneWrongUnitIsFound(
      @ForAll long seed, @ForAll @IntRange(max = 4) int depth, @ForAll int place) {
    RandomExpression right = new RandomExpression(seed, -1);
    String unused = right.of(VOLT, depth);
    assertThat(unused).isNotEmpty();
    int wrongLeaf = Math.floorMod(place, right.leaves());
    Problems problems = new Problems();
    Checked checked = check(new RandomExpression(seed, wrongLeaf).of(VOLT, depth), problems);
    if (problems.hasErrors()) {
      assertThat(problems.found()).hasSize(1);
      assertThat(checked.isUnknown()).isTrue();
    } else {
      assertThat(checked.known()).isNotEqualTo(VOLT);
    }
  }
}
