///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// Without "(unless refractory)" v goes on while the neuron is refractory: spikes at 8, 23 and 38 ms.
// With the name of a PNG or SVG file, it draws a picture.
import java.nio.file.Path;
import java.util.Arrays;
import org.rheobase.model.NeuronGroup;
import org.rheobase.plots.Plots;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;

void main(String... arguments) {
  NeuronGroup g =
      NeuronGroup.builder("G", 1)
          .equations("dv/dt = (1-v)/tau : 1")
          .threshold("v > 0.8")
          .reset("v = 0")
          .refractory("15*ms")
          .constant("tau", "5*ms")
          .method("exact")
          .build();

  try (Simulation sim = Simulation.builder().add(g).build()) {
    SpikeMonitor spikes = sim.recordSpikes(g);
    StateMonitor recorded = sim.recordState(g, "v").neurons(0);
    sim.run("50*ms");
    IO.println("spike times: " + Arrays.toString(spikes.times(0)) + " s");
    if (arguments.length > 0) {
      Plots.figure("refractoriness without the flag")
          .trace(recorded, "v")
          .spikes(spikes)
          .threshold()
          .save(Path.of(arguments[0]));
    }
  }
}
