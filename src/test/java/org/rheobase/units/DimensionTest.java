package org.rheobase.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic of dimensions, and the names that messages call them. */
class DimensionTest {
  private static final Pattern FACTOR =
      Pattern.compile("([*/]|^)\\(?([a-z]+|1)(?:\\*\\*(-?[0-9.]+))?");

  /**
   * The dimension of a product of powers of units: enough to read what {@code usualName} writes.
   */
  private static Dimension read(String text) {
    Dimension dimension = Dimension.NONE;
    boolean below = false;
    for (MatchResult factor : FACTOR.matcher(text).results().toList()) {
      // What stands in parentheses stands below.
      below =
          factor.group().contains("(")
              || factor.group().startsWith("/")
              || (below && text.contains("("));
      double power = factor.group(3) == null ? 1 : Double.parseDouble(factor.group(3));
      dimension = dimension.times(unit(factor.group(2)).power(below ? -power : power));
    }
    return dimension;
  }

  private static Dimension unit(String name) {
    return name.equals("1") ? Dimension.NONE : UnitTable.find(name).orElseThrow().dimension();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "volt",
        "amp",
        "second",
        "siemens",
        "farad",
        "hertz",
        "ohm",
        "coulomb",
        "meter",
        "mole",
        "kelvin",
        "joule",
        "volt/second",
        "amp/second",
        "siemens/meter**2",
        "amp/meter**2",
        "farad/meter**2",
        "second**-0.5",
        "volt**2",
        "volt/second**0.5",
        "second**2",
        "second**-2",
        "meter**2",
        "meter/second",
        "mmolar",
        "volt**-1",
        "ohm*meter",
        "volt*second",
        "1/(volt*second)",
        "newton",
        "kilogram"
      })
  void aUsualNameIsFoundAgain(String name) {
    assertThat(read(name).usualName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "amp/farad, volt/second", "siemens/farad, hertz", "volt*siemens, amp", "volt/amp, ohm",
        "weber, volt*second",
    "becquerel, hertz", "radian, 1", "volt/volt, 1", "ohm*farad, second", "amp*second, coulomb"
  })
  void equalDimensionsHaveOneName(String written, String name) {
    assertThat(read(written).usualName()).isEqualTo(name);
  }

  @Property(tries = 300)
  void everyNameMeansItsDimension(
      @ForAll @Size(7) List<@IntRange(min = -4, max = 4) Integer> halves) {
    List<Dimension> bases =
        List.of(
            Dimension.LENGTH,
            Dimension.MASS,
            Dimension.TIME,
            Dimension.CURRENT,
            Dimension.TEMPERATURE,
            Dimension.AMOUNT,
            Dimension.INTENSITY);
    Dimension dimension = Dimension.NONE;
    for (int k = 0; k < bases.size(); k++) {
      dimension = dimension.times(bases.get(k).power(halves.get(k) / 2.0));
    }
    assertThat(read(dimension.usualName())).as(dimension.usualName()).isEqualTo(dimension);
  }

  @Test
  void roundingOfPowersDoesNotShow() {
    Dimension third = Dimension.LENGTH.power(1.0 / 3);
    Dimension sum = third.times(third).times(third);
    assertThat(sum).isEqualTo(Dimension.LENGTH).hasSameHashCodeAs(Dimension.LENGTH);
    assertThat(Dimension.TIME.power(0.1).power(3)).isEqualTo(Dimension.TIME.power(0.3));
    assertThat(Dimension.TIME.power(-0.0))
        .isEqualTo(Dimension.NONE)
        .hasSameHashCodeAs(Dimension.NONE);
    assertThat(Dimension.TIME.over(Dimension.TIME).isNone()).isTrue();
    assertThat(Dimension.TIME)
        .isNotEqualTo(Dimension.LENGTH)
        .isNotEqualTo(Dimension.TIME.power(1.001));
  }

  @Test
  void powersStayFinite() {
    Dimension huge = Dimension.LENGTH.power(1e300).power(1e300);
    assertThat(huge.over(huge).isNone()).isTrue();
    assertThat(huge.isNone()).isFalse();
    assertThat(read(huge.usualName())).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> Dimension.LENGTH.power(Double.NaN));
  }
}
