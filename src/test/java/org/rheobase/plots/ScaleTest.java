package org.rheobase.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/** In which unit values are drawn. */
class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "1,       0.8,     v,               1",
    "1,       0,       v,               1",
    "1,       99999,   v,               1",
    "1,       2e6,     v (1e6),         1e-6",
    "1,       2e-5,    v (1e-6),        1e6",
    "volt,    0.07,    v (mV),          1e3",
    "volt,    1.2,     v (V),           1",
    "volt,    0,       v (V),           1",
    "volt,    Infinity,v (V),           1",
    "amp,     5e-10,   v (pA),          1e12",
    "siemens, 3e-8,    v (nS),          1e9",
    "second,  0.02,    v (ms),          1e3",
    "farad,   2e-10,   v (pF),          1e12",
    "ohm,     1e8,     v (Mohm),        1e-6",
    "hertz,   40,      v (Hz),          1",
    "mole,    2,       v (mole),        1",
    "kelvin,  2e-3,    v (1e-3 kelvin), 1e3",
  })
  void suitsTheLargestValue(String unit, double largest, String label, double factor) {
    Dimension dimension =
        unit.equals("1") ? Dimension.NONE : UnitTable.find(unit).orElseThrow().dimension();
    Scale scale = Scale.of(dimension, largest);
    assertThat(scale.label("v")).isEqualTo(label);
    assertThat(scale.factor()).isEqualTo(factor);
  }
}
