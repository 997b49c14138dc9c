package org.rheobase.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/**
 * A raster in Java's memory, with values for each neuron and step.
 *
 * @param words row after row
 * @param values for each variable a value for each neuron and step from the first step on
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
public record GivenRaster(
    int rows, int neurons, int firstStep, int[] words, List<HostArray> values) {

  /** A raster in which about one bit of 2^sparseness is set, and none before the first step. */
  public static GivenRaster random(
      int rows, int neurons, int firstStep, int sparseness, long seed) {
    Random random = new Random(seed);
    int[] words = random.ints((long) rows * neurons).toArray();
    for (int at = 0; at < words.length; at++) {
      for (int k = 1; k < sparseness; k++) {
        words[at] &= random.nextInt();
      }
      words[at] = sparseness == 0 ? -1 : words[at];
    }
    return new GivenRaster(rows, neurons, firstStep, words, List.of()).begun().withValues(random);
  }

  /** Rasters of one tile and of several: a tile of devices' kernels has 1,024 neurons. */
  public static List<GivenRaster> ofManyTiles() {
    int[][] rowsNeuronsSparseness = {
      {1, 1, 0}, {1, 1023, 0}, {1, 1024, 3}, {1, 1025, 0}, {2, 4099, 5},
      {1, 32801, 9}, {512, 1, 0}, {33, 31, 1}, {3, 3071, 0}, {40, 2049, 8}
    };
    return Arrays.stream(rowsNeuronsSparseness)
        .map(line -> random(line[0], line[1], 0, line[2], 1))
        .toList();
  }

  private GivenRaster begun() {
    for (int at = 0; at < Math.min(neurons, words.length); at++) {
      words[at] &= -1 << (firstStep & 31);
    }
    return this;
  }

  private GivenRaster withValues(Random random) {
    int length = Math.max(1, (rows * 32 - (firstStep & 31)) * neurons);
    List<HostArray> values =
        List.of(
            new HostArray(Type.F32, floats(random, length)),
            new HostArray(Type.I32, random.ints(length).toArray()),
            new HostArray(Type.F64, random.doubles(length).toArray()));
    return new GivenRaster(rows, neurons, firstStep, words, values);
  }

  private static float[] floats(Random random, int length) {
    float[] floats = new float[length];
    for (int k = 0; k < length; k++) {
      floats[k] = random.nextFloat();
    }
    return floats;
  }

  /** The list, bit by bit. */
  public List<String> expected() {
    List<String> events = new ArrayList<>();
    for (int step = 0; step < rows * 32; step++) {
      for (int neuron = 0; neuron < neurons; neuron++) {
        if ((words[step / 32 * neurons + neuron] >>> (step % 32) & 1) == 1) {
          int at = (step - (firstStep & 31)) * neurons + neuron;
          events.add(text((firstStep & ~31) + step, neuron, values, at));
        }
      }
    }
    return events;
  }

  /** The list that is made of it in an engine's memory. */
  public List<String> found(Engine engine, BiFunction<Raster, List<Memory>, EventList> list) {
    try (Memory memory = memory(engine, new HostArray(Type.U32, padded(words)))) {
      List<Memory> recorded = values.stream().map(array -> memory(engine, array)).toList();
      EventList found = list.apply(new Raster(memory, rows, neurons, firstStep), recorded);
      recorded.forEach(Memory::close);
      List<String> events = new ArrayList<>();
      for (int k = 0; k < found.length(); k++) {
        events.add(text(found.steps()[k], found.neurons()[k], found.values(), k));
      }
      return events;
    }
  }

  /** Memory may be longer than the raster; what is beyond is no event. */
  private static int[] padded(int[] words) {
    int[] longer = Arrays.copyOf(words, words.length + 40);
    Arrays.fill(longer, words.length, longer.length, -1);
    return longer;
  }

  private static Memory memory(Engine engine, HostArray array) {
    Memory memory = engine.allocate(array.type(), array.length());
    memory.write(0, array, 0, array.length());
    return memory;
  }

  private static String text(int step, int neuron, List<HostArray> values, int at) {
    List<String> recorded = values.stream().map(array -> Long.toHexString(array.bits(at))).toList();
    return "%d %d %s".formatted(step, neuron, recorded);
  }
}
