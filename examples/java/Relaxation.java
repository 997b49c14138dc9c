///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.rheobase:rheobase:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

// A membrane that relaxes towards 1: v before and after 100 ms.
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Simulation;

void main() {
  NeuronGroup g =
      NeuronGroup.builder("G", 1)
          .equations("dv/dt = (1-v)/tau : 1")
          .constant("tau", "10*ms")
          .method("exact")
          .build();

  try (Simulation sim = Simulation.builder().add(g).build()) {
    IO.println("before: " + sim.values(g, "v")[0]);
    sim.run("100*ms");
    IO.println("after: " + sim.values(g, "v")[0]);
  }
}
