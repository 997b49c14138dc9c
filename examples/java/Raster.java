///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// A hundred neurons that begin at random places of the same cycle.
// With the name of a PNG or SVG file, it draws a picture.
import java.nio.file.Path;
import java.util.Arrays;
import org.rheobase.model.NeuronGroup;
import org.rheobase.plots.Plots;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;

void main(String... arguments) {
  NeuronGroup g =
      NeuronGroup.builder("G", 100)
          .equations("dv/dt = (2-v)/tau : 1")
          .threshold("v > 1")
          .reset("v = 0")
          .constant("tau", "10*ms")
          .method("exact")
          .build();

  try (Simulation sim = Simulation.builder().add(g).build()) {
    SpikeMonitor spikes = sim.recordSpikes(g);
    sim.set(g, "v", "rand()");
    sim.run("50*ms");
    IO.println("spikes: " + spikes.count());
    IO.println("first: neuron " + spikes.neurons()[0] + " at " + spikes.times()[0] + " s");
    IO.println("fewest and most: " + Arrays.stream(spikes.counts()).summaryStatistics());
    if (arguments.length > 0) {
      Plots.figure("raster")
          .duration(sim.time())
          .raster(spikes)
          .save(Path.of(arguments[0]));
    }
  }
}
