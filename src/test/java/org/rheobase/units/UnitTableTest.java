package org.rheobase.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the table of units against the names, values and dimensions that Brian2 has. */
class UnitTableTest {
  private static final Map<String, List<Object>> GOLDEN = golden();

  @SuppressWarnings("unchecked")
  private static Map<String, List<Object>> golden() {
    try (InputStream json =
        Objects.requireNonNull(UnitTableTest.class.getResourceAsStream("/golden/units.json"))) {
      var file =
          (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(json);
      return (Map<String, List<Object>>) Objects.requireNonNull(file.get("units"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> names() {
    return GOLDEN.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameHasItsValueAndDimension(String name) {
    List<Object> expected = Objects.requireNonNull(GOLDEN.get(name));
    NamedUnit unit = UnitTable.find(name).orElseThrow();
    assertThat(unit.name()).isEqualTo(name);
    assertThat(unit.siValue()).isEqualTo(((Number) expected.getFirst()).doubleValue());
    assertThat(unit.dimension().powers()).containsExactly(doubles((List<?>) expected.get(1)));
  }

  private static double[] doubles(List<?> numbers) {
    return numbers.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
  }

  @Test
  void thereIsNoOtherName() {
    assertThat(UnitTable.names()).hasSize(1710).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(UnitTable.names())).isEqualTo(new TreeSet<>(GOLDEN.keySet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "V",
        "pS",
        "2",
        "m",
        "m2",
        "volt1",
        "volt4",
        "volt22",
        "mmvolt",
        "mV2",
        "kkelvin",
        "ckilogram",
        "liter2",
        "dametre",
        "dkmetre",
        "Volt",
        "volts",
        "tau",
        "µV",
        "s",
        "mvolt ",
        "k",
        "da",
        "umm"
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
    "molar, mole/meter**3",
    "mradian, radian",
    "mweber, weber",
    "cm, meter"
  })
  void aScaledUnitHasABaseName(String scaled, String base) {
    NamedUnit unit = UnitTable.find(scaled).orElseThrow();
    assertThat(unit.isScaled()).isTrue();
    assertThat(UnitTable.baseNameOf(unit)).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"volt", "Hz", "mM", "kgram", "kilogram", "second2", "kliter"})
  void aUnitWithValueOneIsNotScaled(String name) {
    assertThat(UnitTable.find(name).orElseThrow().isScaled()).isFalse();
  }
}
