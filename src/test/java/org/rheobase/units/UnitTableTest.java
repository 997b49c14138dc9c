package org.rheobase.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V", "pS", "m", "m2", "volt1", "volt4", "volt22", "mmvolt", "mV2", "kkelvin", "ckilogram",
        "dametre", "dkmetre", "Volt", "volts", "tau", "µV", "s", "mvolt ", "k", "da", "umm"
      })
  void whatIsNotAUnitIsNotFound(String name) {
    assertThat(UnitTable.find(name)).isEmpty();
    assertThat(UnitTable.isUnit(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "volts, volt",
    "Volt, volt",
    "V, volt",
    "A, amp",
    "mv, mV",
    "MV, Mvolt",
    "pS, psiemens",
    "kg, kilogram",
    "nV, nvolt",
    "µV, uvolt",
    "µm, umeter",
    "siemen, siemens",
    "Siemens, siemens",
    "mOhm, mohm",
    "hz, Hz",
    "HZ, Hz",
    "farads, farad",
    "sek,",
    "tau,",
    "v,",
    "x,",
    "'',",
    "umetres, umetre",
    "m, meter",
    "s, second",
    "M, molar",
    "Farad2, farad2",
    "K, kelvin"
  })
  void theNearestNameIsSuggested(String wrong, String right) {
    assertThat(UnitTable.nearest(wrong).orElse(null)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "mV, volt",
    "cm2, meter**2",
    "nS, siemens",
    "ufarad, farad",
    "kHz, hertz",
    "gram, kilogram",
    "liter, meter**3",
    "Mohm3, ohm**3",
    "molar, mmolar",
    "mradian, radian",
    "mweber, weber",
    "cm, meter"
  })
  void aScaledUnitHasABaseName(String scaled, String base) {
    NamedUnit unit = UnitTable.find(scaled).orElseThrow();
    assertThat(unit.isScaled()).isTrue();
    assertThat(UnitTable.baseName(unit)).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"volt", "Hz", "mM", "kgram", "kilogram", "second2", "kliter"})
  void aUnitWithValueOneIsNotScaled(String name) {
    assertThat(UnitTable.find(name).orElseThrow().isScaled()).isFalse();
  }
}
