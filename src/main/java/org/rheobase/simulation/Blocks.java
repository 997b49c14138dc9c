package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a monitor has been handed, block after block. Blocks never change, so that an earlier
 * content costs no more than a list of them.
 */
final class Blocks<B> {
  private final List<B> blocks = new ArrayList<>();
  private long version;

  void add(B block) {
    blocks.add(block);
    version++;
  }

  /** All blocks, in the order in which they came. */
  List<B> all() {
    return Collections.unmodifiableList(blocks);
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** A number that differs after each change. */
  long version() {
    return version;
  }

  /** What brings back the present content. */
  Runnable keep() {
    List<B> present = List.copyOf(blocks);
    return () -> replace(present);
  }

  /** Forgets all blocks. */
  void clear() {
    replace(List.of());
  }

  private void replace(List<B> others) {
    blocks.clear();
    blocks.addAll(others);
    version++;
  }
}
