package org.rheobase.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EventListing;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.GivenRaster;

/** Lists that devices make are those of the raster's bits, on processors too. */
class CompactionTest extends EventListing {
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

  @Override
  protected void areListed(GivenRaster given) {
    List<String> expected = given.expected();
    for (OpenClEngine engine : engines) {
      assertThat(given.found(engine, engine::listOnDevice))
          .as(engine.device().title())
          .isEqualTo(expected);
    }
  }
}
