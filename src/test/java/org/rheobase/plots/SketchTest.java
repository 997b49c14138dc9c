package org.rheobase.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.model.Event;
import org.rheobase.simulation.EventBlock;
import org.rheobase.units.Dimension;

/** What is gathered of spikes. */
class SketchTest {
  private static final Course SECOND = new Course(1, 1e-4, false);

  private static Layer layer(Panel panel) {
    return panel.layers().getFirst();
  }

  /** Spikes in each of the steps, of neurons at random. */
  private static EventBlock block(int firstStep, int count, int neurons, RandomGenerator random) {
    int[] steps = IntStream.range(0, count).map(k -> firstStep + k / 300).toArray();
    int[] spiking = random.ints(count, 0, neurons).toArray();
    return block("G", steps, spiking, count);
  }

  private static EventBlock block(String group, int[] steps, int[] neurons, int count) {
    return new EventBlock(
        group, Event.SPIKE, 1e-4, 0, 0, 10_001, steps, neurons, count, List.of(), List.of());
  }

  @Test
  void fewSpikesAreDots() {
    RasterSketch sketch = new RasterSketch("G", 10, SECOND, Optional.empty());
    sketch.onSpikes(block("G", new int[] {5, 10_000}, new int[] {3, 9}, 2));
    sketch.onSpikes(block("H", new int[] {7}, new int[] {1}, 1));
    Panel panel = sketch.panel();
    assertThat(panel.x().label()).isEqualTo("time (ms)");
    assertThat(panel.y().label()).isEqualTo("neuron index");
    Points points = ((Layer.Dots) layer(panel)).points();
    assertThat(points.x()).containsExactly(0.5, 1000);
    assertThat(points.y()).containsExactly(3, 9);
  }

  @Test
  void manySpikesOfAMillionNeuronsAreADensity() {
    int neurons = 1_000_000;
    RasterSketch sketch = new RasterSketch("G", neurons, SECOND, Optional.empty());
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int window = 0; window < 10; window++) {
      sketch.onSpikes(block(1000 * window, 300_000, neurons / 2, random));
    }
    Panel panel = sketch.panel();
    Layer.Density density = (Layer.Density) layer(panel);
    assertThat(density.columns()).isBetween(300, 800);
    assertThat(density.rows()).isEqualTo(200);
    assertThat(density.height()).isEqualTo(5000);
    assertThat(density.name()).matches("black: \\d+ or more spikes in 1.5 ms of 5,000 neurons");
    int half = density.shades().length / 2;
    assertThat(mean(density.shades(), 0, half)).isBetween(0.3, 0.9);
    assertThat(mean(density.shades(), half, 2 * half)).isZero();
  }

  private static double mean(float[] shades, int from, int to) {
    return IntStream.range(from, to).mapToDouble(k -> shades[k]).average().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "500,    500, 1",
    "700,    700, 1",
    "701,    351, 2",
    "10000,  667, 15",
    "1000000000, 700, 1428572",
  })
  void columnsHoldWholeSteps(long steps, int columns, double each) {
    Cells cells = Cells.times(new Course(steps * 1e-4, 1e-4, false));
    assertThat(cells.count()).isEqualTo(columns);
    assertThat(cells.width() / 1e-4).isCloseTo(each, within(1e-6));
  }

  @Test
  void aStepFallsIntoItsColumnInSpiteOfRounding() {
    Cells cells = Cells.times(new Course(0.05, 1e-4, false));
    for (int step = 0; step < 500; step++) {
      assertThat(cells.of(step * 1e-4)).isEqualTo(step);
    }
    assertThat(cells.of(-1)).isZero();
    assertThat(cells.of(1)).isEqualTo(499);
  }

  @Test
  void ratesAreSpikesANeuronAndSecond() {
    RateSketch sketch = new RateSketch("G", 4, SECOND, OptionalDouble.of(0.25), Optional.empty());
    sketch.onSpikes(block("G", new int[] {0, 2499, 2500, 9999}, new int[4], 4));
    Panel panel = sketch.panel();
    assertThat(panel.x().label()).isEqualTo("time (ms), bins of 250 ms");
    assertThat(panel.y().label()).isEqualTo("mean rate (sp/s)");
    Points points = ((Layer.Line) layer(panel)).points();
    assertThat(points.x()).containsExactly(125, 375, 625, 875);
    assertThat(points.y()).containsExactly(2, 1, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00005, 0.05, bins of 0.1 ms",
    "1,       0.05, bins of 50 ms",
    ",        0.01, bins of 0.1 ms",
    ",        0.05, bins of 0.5 ms",
    ",        1,    bins of 5 ms",
    ",        30,   bins of 0.2 s",
  })
  void binsHoldWholeSteps(Double bin, double end, String remark) {
    OptionalDouble width = bin == null ? OptionalDouble.empty() : OptionalDouble.of(bin);
    Course course = new Course(end, 1e-4, false);
    Panel panel = new RateSketch("G", 1, course, width, Optional.empty()).panel();
    assertThat(panel.x().label()).endsWith(remark);
    assertThat(((Layer.Line) layer(panel)).points().y()).containsOnly(0).hasSizeLessThan(501);
  }

  @Test
  void ratesAgainstRisingValuesAreALine() {
    int[] counts = {0, 10, 30};
    Panel panel =
        new FiringRates(counts, "G", new Course(2, 1e-4, true), Optional.empty())
            .against("I", Dimension.CURRENT, new double[] {0, 1e-9, 2e-9});
    assertThat(panel.x().label()).isEqualTo("I of G (nA)");
    assertThat(panel.y().label()).isEqualTo("firing rate (sp/s)");
    Points points = ((Layer.Line) layer(panel)).points();
    assertThat(points.x()).containsExactly(0, 1, 2);
    assertThat(points.y()).containsExactly(0, 5, 15);
  }

  @Test
  void ratesAgainstOtherValuesAreDotsAndManyADensity() {
    double[] values = {2, 0, 1};
    FiringRates few = new FiringRates(new int[3], "G", SECOND, Optional.empty());
    assertThat(layer(few.against("x", Dimension.NONE, values))).isInstanceOf(Layer.Dots.class);
    int[] counts = IntStream.range(0, 100_000).map(k -> k % 5).toArray();
    double[] rising = IntStream.range(0, 100_000).asDoubleStream().toArray();
    FiringRates many = new FiringRates(counts, "G", SECOND, Optional.empty());
    Layer.Density density = (Layer.Density) layer(many.against("x", Dimension.NONE, rising));
    assertThat(density.rows()).isEqualTo(5);
    assertThat(density.bottom()).isEqualTo(-0.5);
  }

  @Test
  void equalValuesHaveAnAxisToo() {
    FiringRates rates = new FiringRates(new int[] {1, 2}, "G", SECOND, Optional.empty());
    Panel panel = rates.against("x", Dimension.NONE, new double[] {3, 3});
    assertThat(panel.x().min()).isLessThan(3);
    assertThat(panel.x().max()).isGreaterThan(3);
  }

  @Test
  void aHistogramCountsNeurons() {
    Panel panel =
        new FiringRates(new int[] {2, 2, 4, 3, 2}, "G", SECOND, Optional.empty()).histogram();
    Layer.Bars bars = (Layer.Bars) layer(panel);
    assertThat(bars.left()).isEqualTo(1.5);
    assertThat(bars.width()).isEqualTo(1);
    assertThat(bars.heights()).containsExactly(3, 1, 1);
  }

  @Test
  void aHistogramHasFewBars() {
    int[] counts = IntStream.range(0, 1000).toArray();
    Panel panel = new FiringRates(counts, "G", SECOND, Optional.empty()).histogram();
    double[] heights = ((Layer.Bars) layer(panel)).heights();
    assertThat(heights).hasSize(50).containsOnly(20);
    assertThat(Arrays.stream(heights).sum()).isEqualTo(1000);
  }

  @Test
  void tooManySpikesAreToldInsteadOfDrawn() {
    SpikeMarks marks = new SpikeMarks(1);
    for (int k = 0; k < SpikeMarks.MOST; k++) {
      marks.add(0, k);
    }
    assertThat(marks.layers(1, 0)).hasSize(1);
    assertThat(marks.omission()).isEmpty();
    marks.add(0, 1);
    assertThat(marks.layers(1, 0)).isEmpty();
    assertThat(marks.omission()).isEqualTo("101 spikes, too many to draw");
  }
}
