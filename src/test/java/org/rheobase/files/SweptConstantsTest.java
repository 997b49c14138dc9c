package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweptConstantsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5*ms                  | 5*ms",
        "5*ms, 10*ms ,2*tau    | 5*ms; 10*ms; 2*tau",
        "clip(1, 0, 2),3       | clip(1, 0, 2); 3",
        "0:1:2                 | 0; 1",
        "0*mV : 10*mV : 3      | 0*mV; (0*mV) + ((10*mV) - (0*mV))*1/2; 10*mV",
        "1:-1:5 | 1; (1) + ((-1) - (1))*1/4; (1) + ((-1) - (1))*2/4; (1) + ((-1) - (1))*3/4; -1",
      })
  void textsHaveValues(String text, String values) {
    assertThat(SweptConstants.values("tau", text)).isEqualTo(List.of(values.split("; ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5*ms,     | a value is missing",
        "''        | a value is missing",
        "0:1       | a range is from:to:count",
        "0:1:2:3   | a range is from:to:count",
        ":1:3      | a range is from:to:count",
        "0:1:1     | a whole one from 2 on, not 1",
        "0:1:2.5   | a whole one from 2 on, not 2.5",
        "0:1:-3    | a whole one from 2 on, not -3",
      })
  void otherTextsAreRefused(String text, String why) {
    assertThatThrownBy(() -> SweptConstants.values("tau", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--set tau=" + text)
        .hasMessageContaining(why);
  }

  @Test
  void theLastConstantVariesFastest() {
    Map<String, String> swept = new LinkedHashMap<>();
    swept.put("a", "1,2");
    swept.put("b", "3,4");
    assertThat(SweptConstants.combinations(swept))
        .map(Map::toString)
        .containsExactly("{a=1, b=3}", "{a=1, b=4}", "{a=2, b=3}", "{a=2, b=4}");
    assertThat(SweptConstants.combinations(Map.of())).containsExactly(Map.of());
  }

  @Test
  void tooManyAreRefused() {
    Map<String, String> swept = Map.of("a", "0:1:2000", "b", "0:1:2000");
    assertThatThrownBy(() -> SweptConstants.combinations(swept))
        .hasMessageContaining("more than 1,000,000 combinations");
  }
}
