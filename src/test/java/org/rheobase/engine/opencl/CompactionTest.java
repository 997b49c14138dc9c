package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.GivenRaster;

/** Lists that devices make are those of the raster's bits, on processors too. */
class CompactionTest {
  private static List<OpenClEngine> engines = List.of();

  @BeforeContainer
  static void open() {
    assumeTrue(EveryEngine.hasOpenCl(), "no OpenCL device");
    OpenClProvider provider = new OpenClProvider();
    engines =
        provider.devices().stream()
            .map(device -> provider.open(device, EngineOptions.defaults()))
            .map(OpenClEngine.class::cast)
            .toList();
  }

  @AfterContainer
  static void close() {
    engines.forEach(OpenClEngine::close);
  }

  @Property(tries = 100)
  void everyBitIsListed(
      @ForAll @IntRange(max = 4) int rows,
      @ForAll @IntRange(min = 1, max = 50) int neurons,
      @ForAll @IntRange(max = 1000) int firstStep,
      @ForAll @IntRange(max = 6) int sparseness,
      @ForAll long seed) {
    areListed(GivenRaster.random(rows, neurons, firstStep, sparseness, seed));
  }

  @Example
  void rastersOfManyTilesAreListed() {
    GivenRaster.ofManyTiles().forEach(CompactionTest::areListed);
  }

  private static void areListed(GivenRaster given) {
    List<String> expected = given.expected();
    for (OpenClEngine engine : engines) {
      assertThat(given.found(engine, engine::listOnDevice))
          .as(engine.device().title())
          .isEqualTo(expected);
    }
  }
}
