///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// With a threshold and a reset v becomes a saw-tooth that never exceeds 0.8.
// With the name of a PNG or SVG file, it draws a picture.
import java.nio.file.Path;
import java.util.Arrays;
import org.rheobase.model.NeuronGroup;
import org.rheobase.plots.Plots;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.StateMonitor;

void main(String... arguments) {
  NeuronGroup g =
      NeuronGroup.builder("G", 1)
          .equations("dv/dt = (1-v)/tau : 1")
          .threshold("v > 0.8")
          .reset("v = 0")
          .constant("tau", "10*ms")
          .method("exact")
          .build();

  try (Simulation sim = Simulation.builder().add(g).build()) {
    StateMonitor recorded = sim.recordState(g, "v").neurons(0);
    sim.run("50*ms");
    IO.println("largest v: " + Arrays.stream(recorded.values("v", 0)).max().orElseThrow());
    if (arguments.length > 0) {
      Plots.figure("threshold and reset")
          .trace(recorded, "v")
          .save(Path.of(arguments[0]));
    }
  }
}
