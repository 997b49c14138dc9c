package org.rheobase.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.testing.GoldenJson;

/** The unit names are Brian2's, no more and no fewer, with its values. */
class UnitTableTest {
  private static final Map<String, Object> UNITS =
      GoldenJson.object(GoldenJson.member(GoldenJson.read("units.json"), "units"));

  @Test
  void everyNameHasBriansValueAndDimension() {
    UNITS.forEach((name, entry) -> {
      var row = GoldenJson.list(entry);
      NamedUnit unit = UnitTable.find(name).orElseThrow(() -> new AssertionError(name));
      assertThat(unit.siValue()).as(name).isEqualTo(GoldenJson.number(row.get(0)));
      assertThat(unit.dimension().exponents()).as(name).isEqualTo(GoldenJson.numbers(row.get(1)));
    });
  }

  @Test
  void thereIsNoOtherName() {
    assertThat(new TreeSet<>(UnitTable.names())).isEqualTo(new TreeSet<>(UNITS.keySet()));
    assertThat(UnitTable.find("cmetre")).isEmpty();
    assertThat(UnitTable.find("")).isEmpty();
    assertThat(UnitTable.find("2")).isEmpty();
    assertThat(UnitTable.find("mkelvin")).isEmpty();
    assertThat(UnitTable.find("liter2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mV, 1, second, -1, volt/second",
    "mV, 1, second, 0, volt",
    "second, -0.5, second, 0, second**-0.5",
    "second, -1, second, 0, hertz",
    "siemens, 1, cm2, -1, siemens/meter**2",
    "volt, 1, volt, -1, 1",
    "volt, 2, second, 0, volt**2",
    "umetre, 2, second, 0, meter**2",
    "amp, 1, farad, -1, volt/second"
  })
  void dimensionsAreCalledByUsualNames(
      String first, double a, String second, double b, String name) {
    Dimension left = UnitTable.find(first).orElseThrow().dimension().power(a);
    Dimension right = UnitTable.find(second).orElseThrow().dimension().power(b);
    assertThat(left.times(right).usualName()).isEqualTo(name);
  }
}
