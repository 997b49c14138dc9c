package org.rheobase.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.rheobase.ir.HostArray;

/** All that a run hands out as text, by source, put together from the blocks of all windows. */
final class ResultText implements Listener {
  private final Map<String, StringBuilder> lines = new TreeMap<>();

  @Override
  public void onSpikes(EventBlock block) {
    onEvents(block);
  }

  @Override
  public void onEvents(EventBlock block) {
    StringBuilder text = text(block.group() + "." + block.event());
    for (int k = 0; k < block.count(); k++) {
      text.append(block.steps()[k]).append(' ').append(block.neurons()[k]);
      for (HostArray values : block.values()) {
        text.append(' ').append(values.bits(k));
      }
      text.append('\n');
    }
  }

  @Override
  public void onTraces(TraceBlock block) {
    StringBuilder text = text(block.group() + ".state");
    for (int at = 0; at < block.samples() * block.width(); at++) {
      text.append(block.steps()[at / block.width()]);
      for (HostArray values : block.values()) {
        text.append(' ').append(values.bits(at));
      }
      text.append('\n');
    }
  }

  private StringBuilder text(String source) {
    return lines.computeIfAbsent(source, name -> new StringBuilder());
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    lines.forEach((source, text) -> all.append(source).append(":\n").append(text));
    return all.toString();
  }
}
