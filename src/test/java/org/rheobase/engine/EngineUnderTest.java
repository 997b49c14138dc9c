package org.rheobase.engine;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;

/**
 * A device and a precision that a test is run with.
 *
 * @param device the device
 * @param precision a precision in which the device computes
 */
public record EngineUnderTest(Device device, Precision precision) {

  /** The engine, to be closed by the caller. */
  public Engine open() {
    return Engines.open(device, EngineOptions.defaults());
  }

  /**
   * Runs a program once.
   *
   * @param given an array for each buffer, which stays as it is
   * @return an array for each buffer, as the program leaves it
   */
  public List<HostArray> run(Program program, long[] arguments, List<HostArray> given, int count) {
    try (Engine engine = open()) {
      return run(engine, program, arguments, given, count);
    }
  }

  /** Runs a program once, on an engine that is open. */
  public static List<HostArray> run(
      Engine engine, Program program, long[] arguments, List<HostArray> given, int count) {
    List<Memory> memories = new ArrayList<>();
    for (HostArray array : given) {
      Memory memory = engine.allocate(array.type(), array.length());
      memory.write(0, array, 0, array.length());
      memories.add(memory);
    }
    engine.compile(program).launch(arguments, memories, count);
    List<HostArray> results = new ArrayList<>();
    for (Memory memory : memories) {
      HostArray result = HostArray.of(memory.type(), memory.length());
      memory.read(0, result, 0, memory.length());
      memory.close();
      results.add(result);
    }
    return results;
  }

  @Override
  public String toString() {
    return "%s, %s precision".formatted(device.title(), precision.text());
  }
}
