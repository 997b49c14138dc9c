package org.rheobase.simulation;

import java.util.List;
import org.rheobase.engine.Memory;
import org.rheobase.ir.Buffer;
import org.rheobase.lowering.StepProgram.Borrowed;
import org.rheobase.model.NeuronGroup;

/** The populations of a simulation, for each other. */
interface Neighbours {

  /** The population of a name, with the constants of now. */
  NeuronGroup group(String name);

  /** The population of a name as it lies in one piece: one that others read is never cut. */
  Slab whole(String name);

  /** The memory of a buffer that belongs to another population. */
  default Memory memory(Buffer buffer, List<Borrowed> borrowed) {
    return borrowed.stream()
        .filter(b -> b.buffer().equals(buffer))
        .findFirst()
        .map(b -> whole(b.population()).memory(b.original()))
        .orElseThrow(() -> new IllegalStateException("no memory for " + buffer.name()));
  }
}
