package org.rheobase.files;

import java.util.Optional;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.syntax.Source;

/** Reads what a population does besides its equations: {@code threshold}, {@code events} … */
final class CodeReader {
  private CodeReader() {}

  /** Hands everything to a builder, with its place. */
  static void read(YamlMap map, NeuronGroupBuilder builder) {
    map.scalar("threshold").ifPresent(builder::threshold);
    map.scalar("reset").ifPresent(builder::reset);
    map.scalar("refractory").ifPresent(builder::refractory);
    map.map("events").ifPresent(events -> readEvents(events, builder));
    map.map("on_event").ifPresent(codes -> readCodes(codes, builder));
    map.maps("run_regularly").forEach(entry -> readRegular(entry, builder));
  }

  private static void readEvents(YamlMap events, NeuronGroupBuilder builder) {
    for (String name : events.keys()) {
      events.scalar(name).ifPresent(condition -> builder.event(events.key(name), condition));
    }
  }

  private static void readCodes(YamlMap codes, NeuronGroupBuilder builder) {
    for (String name : codes.keys()) {
      codes.scalar(name).ifPresent(code -> builder.onEvent(codes.key(name), code));
    }
  }

  private static void readRegular(YamlMap entry, NeuronGroupBuilder builder) {
    entry.allow(Keys.REGULAR_CODE);
    if (!entry.has("code")) {
      entry.missing("code", "{code: n += 1, dt: 5*ms}");
    }
    Optional<Source> interval = entry.scalar("dt");
    Optional<Source> slot = entry.scalar("when");
    int order =
        entry.integer("order", Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue).orElse(0);
    entry.scalar("code").ifPresent(code -> builder.runRegularly(code, interval, slot, order));
  }
}
