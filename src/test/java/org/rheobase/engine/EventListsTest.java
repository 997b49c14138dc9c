package org.rheobase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;
import org.rheobase.ir.Type;

/** Lists of events are those of the raster's bits, sorted by step, then neuron, on every engine. */
class EventListsTest extends EventListing {
  private static final Map<Device, Engine> ENGINES = open();

  private static Map<Device, Engine> open() {
    Map<Device, Engine> engines = new LinkedHashMap<>();
    for (Device device : Engines.devices()) {
      if (!device.precisions().isEmpty()) {
        engines.put(device, Engines.open(device, EngineOptions.defaults()));
      }
    }
    return engines;
  }

  @AfterContainer
  static void close() {
    ENGINES.values().forEach(Engine::close);
  }

  @Override
  protected void areListed(GivenRaster given) {
    List<String> expected = given.expected();
    ENGINES.forEach((device, engine) ->
        assertThat(given.found(engine, engine::events)).as(device.title()).isEqualTo(expected));
  }

  @Example
  void aRasterIsOfWordsThatAreThere() {
    for (Engine engine : ENGINES.values()) {
      try (Memory words = engine.allocate(Type.U32, 6)) {
        assertThatThrownBy(() -> new Raster(words, 2, 4, 0))
            .hasMessage("2 rows of 4 words in memory for 6 of U32");
      }
    }
  }
}
