package org.rheobase.testing.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Makes model files that are YAML, but not as models should be: other types, keys and values. */
public final class FileMutator {
  private static final int DEPTH_OF_NESTS = 30;

  private final Random random;
  private final List<String> samples;
  private final Mutator texts;

  /**
   * Prepares to make files.
   *
   * @param seed decides which
   * @param samples model files to begin with
   * @param pieces what is put into texts
   */
  public FileMutator(long seed, List<String> samples, List<String> pieces) {
    random = new Random(seed);
    this.samples = samples;
    texts = new Mutator(seed, Samples.code(), pieces);
  }

  /** A file. */
  public String next() {
    Object file = Samples.read(texts.pick(samples));
    for (int k = random.nextInt(3); k >= 0; k--) {
      file = mutated(file);
    }
    FlowStyle style = texts.pick(List.of(FlowStyle.BLOCK, FlowStyle.FLOW, FlowStyle.AUTO));
    String text =
        new Dump(DumpSettings.builder().setDefaultFlowStyle(style).build()).dumpToString(file);
    return encoded(text);
  }

  private String encoded(String text) {
    return switch (random.nextInt(20)) {
      case 0 -> text.replace("\n", "\r\n");
      case 1 -> "\uFEFF" + text;
      case 2 -> text.replace("  ", "\t");
      default -> text;
    };
  }

  /** The same but for one place in it. */
  private Object mutated(Object value) {
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() && random.nextInt(6) > 0 -> mutated(map);
      case List<?> list when !list.isEmpty() && random.nextInt(4) > 0 -> mutated(list);
      case String text when random.nextBoolean() -> texts.mutated(text);
      case null, default -> other(value);
    };
  }

  private Object mutated(Map<?, ?> map) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    int at = random.nextInt(entries.size());
    Map<Object, Object> result = new LinkedHashMap<>();
    for (int k = 0; k < entries.size(); k++) {
      Object key = entries.get(k).getKey();
      Object value = entries.get(k).getValue();
      switch (k == at ? random.nextInt(8) : 7) {
        case 0 -> result.put(other(key), value);
        case 1 -> result.put(texts.mutated(String.valueOf(key)), value);
        case 2 -> result.put(texts.pick(entries).getKey(), value);
        case 3 -> {}
        default -> result.put(key, k == at ? mutated(value) : value);
      }
    }
    return result;
  }

  private Object mutated(List<?> list) {
    List<Object> result = new ArrayList<>(list);
    int at = random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> result.remove(at);
      case 1 -> result.add(at, list.get(at));
      default -> result.set(at, mutated(list.get(at)));
    }
    return result;
  }

  /** Something of another type. */
  private Object other(Object value) {
    return switch (random.nextInt(12)) {
      case 0 -> String.valueOf(value);
      case 1 -> List.of(String.valueOf(value));
      case 2 -> Map.of("v", String.valueOf(value));
      case 3 -> random.nextInt();
      case 4 -> random.nextLong();
      case 5 -> random.nextBoolean();
      case 6 -> List.of();
      case 7 -> Map.of();
      case 8 -> nest();
      case 9 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300.0);
      case 10 -> "";
      default -> texts.next();
    };
  }

  private Object nest() {
    Object nest = "x";
    for (int k = random.nextInt(DEPTH_OF_NESTS); k >= 0; k--) {
      nest = random.nextBoolean() ? List.of(nest) : Map.of("v", nest);
    }
    return nest;
  }
}
