package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;

/**
 * Results depend neither on threads, nor on work-groups, nor on how steps are cut into launches.
 */
class IndependenceTest {
  private static final int COUNT = 1001;
  private static final int STEPS = 256;
  private static final Program PROGRAM = Programs.integrateAndFire(Precision.SINGLE);
  private static final String EXPECTED =
      run(Backend.interpreter(), EngineOptions.defaults(), STEPS);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void threads(int number) {
    assertThat(run(Backend.cpu(), EngineOptions.defaults().withThreads(number), STEPS))
        .isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 64, 100, 128, 256})
  void workGroups(int size) {
    List<Device> devices =
        EveryEngine.with(Precision.SINGLE).stream()
            .map(EngineUnderTest::device)
            .filter(device -> device.backend().equals("opencl"))
            .toList();
    assumeTrue(!devices.isEmpty(), "no OpenCL device");
    for (Device device : devices) {
      EngineOptions options = EngineOptions.defaults().withWorkGroupSize(size);
      assertThat(run(Backend.of(device), options, STEPS)).as(device.title()).isEqualTo(EXPECTED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void launches(int steps) {
    assertThat(run(Backend.cpu(), EngineOptions.defaults(), steps)).isEqualTo(EXPECTED);
  }

  /**
   * Runs the program in launches of some steps; says how many spikes there were, and a hash over
   * them and the state.
   */
  private static String run(Backend backend, EngineOptions options, int window) {
    List<Integer> words = new ArrayList<>();
    List<HostArray> arrays = Programs.integrateAndFireArrays(Precision.SINGLE, COUNT, window);
    try (Engine engine = Engines.open(backend, Precision.SINGLE, options)) {
      for (int first = 0; first < STEPS; first += window) {
        long[] arguments = {first, first + window, COUNT};
        arrays = EngineUnderTest.run(engine, PROGRAM, arguments, arrays, COUNT);
        words.addAll(Arrays.stream((int[]) arrays.getLast().elements()).boxed().toList());
      }
    }
    int spikes = words.stream().mapToInt(Integer::bitCount).sum();
    return spikes + " spikes, " + Objects.hash(words, Programs.text(arrays.subList(0, 3)));
  }
}
