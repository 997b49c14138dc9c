// Rheobase in jshell: imports, and a first neuron. README.md tells how to start it.
import java.util.Arrays;
import org.rheobase.engine.*;
import org.rheobase.ir.Precision;
import org.rheobase.model.*;
import org.rheobase.plots.Plots;
import org.rheobase.simulation.*;

NeuronGroup g = NeuronGroup.builder("G", 1).equations("dv/dt = (1-v)/tau : 1").threshold("v > 0.8").reset("v = 0").constant("tau", "10*ms").build()
Simulation sim = Simulation.builder().add(g).build()
SpikeMonitor spikes = sim.recordSpikes(g)
sim.run("50*ms")
System.out.println("A neuron g in a simulation sim has spiked at " + Arrays.toString(spikes.times(0)) + " s. Go on: sim.run(\"50*ms\")")
