///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// The same with noise: the rate rises smoothly, and neurons below the threshold fire too.
// With the name of a PNG or SVG file, it draws a picture.
import java.nio.file.Path;
import org.rheobase.engine.Backend;
import org.rheobase.model.NeuronGroup;
import org.rheobase.plots.Plots;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;

void main(String... arguments) {
  NeuronGroup g =
      NeuronGroup.builder("G", 100)
          .equations(
              """
              dv/dt = (v0-v)/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)
              v0 : 1
              """)
          .threshold("v > 1")
          .reset("v = 0")
          .refractory("5*ms")
          .constant("tau", "10*ms")
          .constant("sigma", 0.2)
          .constant("v0_max", 3)
          .method("euler")
          .build();

  try (Simulation sim = Simulation.builder().add(g).seed(42).backend(Backend.auto()).build()) {
    SpikeMonitor spikes = sim.recordSpikes(g);
    sim.set(g, "v0", "i*v0_max/(N-1)");
    sim.run("1*s");
    IO.println("spikes: " + spikes.count());
    double[] v0 = sim.values(g, "v0");
    for (int neuron = 9; neuron < 100; neuron += 10) {
      IO.println("v0 = %.2f: %d sp/s".formatted(v0[neuron], spikes.counts()[neuron]));
    }
    if (arguments.length > 0) {
      Plots.figure("noisy f-I curve")
          .duration(sim.time())
          .raster(spikes)
          .rate(spikes)
          .against("v0", v0)
          .save(Path.of(arguments[0]));
    }
  }
}
