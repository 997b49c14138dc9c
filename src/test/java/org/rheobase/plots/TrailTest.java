package org.rheobase.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lines in bounded memory. */
class TrailTest {

  @Test
  void aShortLineIsKeptAsItIs() {
    Trail trail = new Trail();
    for (int k = 0; k < 1000; k++) {
      trail.add(k, k % 7);
    }
    Points points = trail.points();
    assertThat(points.count()).isEqualTo(1000);
    assertThat(points.y()[13]).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {8192, 8193, 20_000, 100_001, 3_000_000})
  void aLongLineKeepsItsPeaks(int length) {
    Trail trail = new Trail();
    for (int k = 0; k < length; k++) {
      trail.add(k, k == 5000 ? 9 : k == length - 3 ? -9 : Math.sin(k * 0.01));
    }
    Points points = trail.points();
    assertThat(points.count()).isBetween(2000, Trail.MOST_POINTS + 2);
    assertThat(points.x()).isSorted().doesNotHaveDuplicates();
    assertThat(points.x()[peak(points, 9)]).isEqualTo(5000);
    assertThat(points.x()[peak(points, -9)]).isEqualTo(length - 3);
  }

  private static int peak(Points points, double height) {
    int at = 0;
    while (points.y()[at] != height) {
      at++;
    }
    return at;
  }

  @Test
  void aGapDoesNotHideItsNeighbours() {
    Trail trail = new Trail();
    for (int k = 0; k < 40_000; k++) {
      trail.add(k, k / 100 % 2 == 0 ? Double.NaN : k % 2);
    }
    double[] heights = trail.points().y();
    assertThat(Arrays.stream(heights).filter(y -> y == 1).count()).isGreaterThan(500);
    assertThat(Arrays.stream(heights).filter(y -> y == 0).count()).isGreaterThan(500);
    assertThat(Arrays.stream(heights).filter(Double::isNaN).count()).isGreaterThan(500);
  }
}
