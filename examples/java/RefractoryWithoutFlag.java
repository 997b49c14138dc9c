// Without "(unless refractory)" v goes on while the neuron is refractory: spikes at 8, 23 and 38 ms.
import java.util.Arrays;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;

void main() {
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
    sim.run("50*ms");
    IO.println("spike times: " + Arrays.toString(spikes.times(0)) + " s");
  }
}
