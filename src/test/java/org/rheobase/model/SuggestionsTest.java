package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistaken name leads to the name that was meant, and to none where none is near. */
class SuggestionsTest {
  private static final Scope SCOPE =
      NeuronGroup.builder("G", 5)
          .constant("tau", "10*ms")
          .equations("v_reset : volt\nv : volt\nEl : volt\nn : 1\nsigma : 1")
          .build()
          .scope();

  @ParameterizedTest
  @CsvSource({
    "v_rest, v_reset",
    "v_rset, v_reset",
    "volts, volt",
    "mS, msiemens",
    "Tau, tau",
    "tua, tau",
    "ta, tau",
    "simga, sigma",
    "V, v",
    "T, t",
    "last_spike, lastspike",
    "notrefractory, not_refractory",
    "msecond2s, msecond2",
    "expp, exp",
    "clop, clip",
    "EL, El",
    "vt,",
    "x,",
    "vmax,",
    "gamma_synaptic,"
  })
  void theNearestNameIsSuggested(String mistaken, String meant) {
    assertThat(Suggestions.nearest(mistaken, SCOPE)).isEqualTo(Optional.ofNullable(meant));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, abd, 1",
    "kitten, sitting, 3"
  })
  void distanceCountsLetters(String a, String b, int distance) {
    assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
    assertThat(Suggestions.distance(b, a)).isEqualTo(distance);
  }

  @Property
  void aLetterTooManyIsFound(
      @ForAll @AlphaChars @StringLength(min = 4, max = 12) String name,
      @ForAll char letter,
      @ForAll int place) {
    int at = Math.floorMod(place, name.length() + 1);
    String mistaken = name.substring(0, at) + letter + name.substring(at);
    assertThat(Suggestions.nearest(mistaken, List.of(name))).contains(name);
  }
}
