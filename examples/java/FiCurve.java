///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// The rate of a hundred neurons against their drive v0: none below neuron 34.
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
          .equations(
              """
              dv/dt = (v0-v)/tau : 1 (unless refractory)
              v0 : 1
              """)
          .threshold("v > 1")
          .reset("v = 0")
          .refractory("5*ms")
          .constant("tau", "10*ms")
          .constant("v0_max", 3)
          .method("exact")
          .build();

  try (Simulation sim = Simulation.builder().add(g).build()) {
    SpikeMonitor spikes = sim.recordSpikes(g);
    sim.set(g, "v0", "i*v0_max/(N-1)");
    sim.run("1*s");
    IO.println("spikes: " + spikes.count());
    IO.println("first firing neuron: " + Arrays.stream(spikes.neurons()).min().orElseThrow());
    double[] v0 = sim.values(g, "v0");
    for (int neuron = 9; neuron < 100; neuron += 10) {
      IO.println("v0 = %.2f: %d sp/s".formatted(v0[neuron], spikes.counts()[neuron]));
    }
    if (arguments.length > 0) {
      Plots.figure("f-I curve")
          .duration(sim.time())
          .raster(spikes)
          .rate(spikes)
          .against("v0", v0)
          .save(Path.of(arguments[0]));
    }
  }
}
