///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// The same membrane, watched for 30 ms: how far v is from 1 - exp(-t/tau) at most.
// With the name of a PNG or SVG file, it draws a picture.
import java.nio.file.Path;
import org.rheobase.model.NeuronGroup;
import org.rheobase.plots.Plots;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.StateMonitor;

void main(String... arguments) {
  NeuronGroup g =
      NeuronGroup.builder("G", 1)
          .equations(
              """
              dv/dt = (1-v)/tau : 1
              exact = 1 - exp(-t/tau) : 1
              """)
          .constant("tau", "10*ms")
          .method("exact")
          .build();

  try (Simulation sim = Simulation.builder().add(g).build()) {
    StateMonitor recorded = sim.recordState(g, "v", "exact").neurons(0);
    sim.run("30*ms");
    double[] t = recorded.times();
    double[] v = recorded.values("v", 0);
    double largest = 0;
    for (int k = 0; k < t.length; k++) {
      largest = Math.max(largest, Math.abs(v[k] - (1 - Math.exp(-t[k] / 10e-3))));
    }
    IO.println("samples: " + t.length);
    IO.println("largest difference: " + largest);
    if (arguments.length > 0) {
      Plots.figure("recorded relaxation")
          .trace(recorded, "v")
          .dashed("exact")
          .save(Path.of(arguments[0]));
    }
  }
}
