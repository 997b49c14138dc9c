package org.rheobase.units;

import static javax.measure.MetricPrefix.MILLI;
import static javax.measure.MetricPrefix.NANO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javax.measure.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.units.indriya.quantity.Quantities;
import tech.units.indriya.unit.Units;

/** Quantities of Java programs become SI values. */
class SiQuantityTest {

  static Stream<Arguments> quantities() {
    return Stream.of(
        Arguments.of(Quantities.getQuantity(10, MILLI(Units.SECOND)), 10 * 1e-3, "second"),
        Arguments.of(Quantities.getQuantity(1.1, MILLI(Units.VOLT)), 1.1 * 1e-3, "volt"),
        Arguments.of(Quantities.getQuantity(0.3, NANO(Units.AMPERE)), 0.3 * 1e-9, "amp"),
        Arguments.of(Quantities.getQuantity(-70, Units.VOLT), -70.0, "volt"),
        Arguments.of(Quantities.getQuantity(2, Units.MINUTE), 120.0, "second"),
        Arguments.of(Quantities.getQuantity(20.0, Units.CELSIUS), 293.15, "kelvin"),
        Arguments.of(Quantities.getQuantity(50, Units.PERCENT), 0.5, "1"),
        Arguments.of(
            Quantities.getQuantity(3, Units.SIEMENS.divide(Units.METRE.pow(2))),
            3.0,
            "siemens/meter**2"),
        Arguments.of(
            Quantities.getQuantity(4, Units.SECOND.root(2).inverse()), 4.0, "second**-0.5"),
        Arguments.of(
            Quantities.getQuantity(4, MILLI(Units.VOLT).divide(Units.SECOND.root(2))),
            4 * 1e-3,
            "volt/second**0.5"));
  }

  @ParameterizedTest
  @MethodSource("quantities")
  void aQuantityHasItsSiValueAndDimension(Quantity<?> quantity, double value, String dimension) {
    SiQuantity si = SiQuantity.of(quantity);
    assertThat(si.value()).isEqualTo(value);
    assertThat(si.dimension().usualName()).isEqualTo(dimension);
  }
}
