package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Spike lists are those of the raster's bits, sorted by step, then neuron. */
class RasterDecoderTest {

  @Property(tries = 200)
  void listsEveryBit(
      @ForAll @IntRange(max = 4) int rows,
      @ForAll @IntRange(min = 1, max = 50) int width,
      @ForAll @IntRange(max = 1000) int firstRow,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] words =
        random
            .ints((long) rows * width)
            .map(w -> w & random.nextInt() & random.nextInt())
            .toArray();
    List<Integer> steps = new ArrayList<>();
    List<Integer> neurons = new ArrayList<>();
    for (int step = 0; step < rows * 32; step++) {
      for (int neuron = 0; neuron < width; neuron++) {
        if ((words[step / 32 * width + neuron] >>> (step % 32) & 1) == 1) {
          steps.add(firstRow * 32 + step);
          neurons.add(neuron);
        }
      }
    }
    RasterDecoder.Spikes spikes = RasterDecoder.decode(words, rows, width, firstRow);
    assertThat(Arrays.stream(spikes.steps()).boxed().toList()).isEqualTo(steps);
    assertThat(Arrays.stream(spikes.neurons()).boxed().toList()).isEqualTo(neurons);
  }
}
