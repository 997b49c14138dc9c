package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import javax.measure.MetricPrefix;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import tech.units.indriya.unit.Units;

/** Single values with units. */
class QuantitiesTest {
  private static final Map<String, Constant> CONSTANTS =
      Map.of("tau", new Constant(0.01, UnitChecker.second()));

  @ParameterizedTest
  @CsvSource({"1*s, 1", "0.1*ms, 1e-4", "100*ms, 0.1", "2*tau, 0.02", "1*second + 5*ms, 1.005"})
  void timesAreInSeconds(String text, double seconds) {
    double time = Quantities.parseTime(Source.of("duration", text), CONSTANTS);
    assertThat(time).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "100       | a time in 'second' is needed, and this is a dimensionless number",
        "3*mV      | a time in 'second' is needed, and this is in 'volt'",
        "-1*ms     | a time above 0 is needed",
        "0*ms      | a time above 0 is needed",
        "inf*ms    | a finite time is needed",
        "0*ms/0    | the value is no number (NaN)",
        "1*ms/0    | the value is infinite: something is divided by 0, or too large",
        "3*msec    | the name 'msec' is not known",
        "2*tua     | did you mean 'tau'?",
        "rand()*ms | 'rand()' has no fixed value",
        "t + 1*ms  | 't' has no fixed value",
        "N*ms      | 'N' has no fixed value",
        "True      | a truth value cannot be a constant",
        "1*ms +    | something is missing",
        "\"\"        | an expression is missing"
      })
  void whatIsNoTimeIsRefused(String text, String message) {
    assertThatThrownBy(() -> Quantities.parseTime(Source.of("duration", text), CONSTANTS))
        .isInstanceOf(ModelError.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMistakenConstantIsNotReportedAgain() {
    Problems problems = new Problems();
    assertThat(Quantities.parse(Source.of("b", "2*a"), CONSTANTS, Set.of("a"), problems)).isEmpty();
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void quantitiesOfJsr385AreTaken() {
    var time = quantity(10, MetricPrefix.MILLI(Units.SECOND));
    assertThat(Quantities.parseTime(time)).isEqualTo(0.01);
    var potential = quantity(-65, MetricPrefix.MILLI(Units.VOLT));
    Constant constant = Quantities.of(potential);
    assertThat(constant.value()).isEqualTo(-0.065);
    assertThat(constant.dimension().usualName()).isEqualTo("volt");
    assertThatThrownBy(() -> Quantities.parseTime(quantity(0, Units.SECOND)))
        .isInstanceOf(ModelError.class);
  }

  private static <Q extends Quantity<Q>> Quantity<Q> quantity(Number value, Unit<Q> unit) {
    return tech.units.indriya.quantity.Quantities.getQuantity(value, unit);
  }
}
