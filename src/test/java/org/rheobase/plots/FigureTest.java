package org.rheobase.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheobase.engine.Backend;
import org.rheobase.model.NeuronGroup;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;

/** Figures from Java. */
class FigureTest {
  @TempDir private Path folder = Path.of("");

  private final NeuronGroup group =
      NeuronGroup.builder("G", 30)
          .equations("dv/dt = (v0-v)/tau : 1\nv0 : 1\nhalf = v/2 : 1")
          .threshold("v > 1")
          .reset("v = 0")
          .constant("tau", "10*ms")
          .build();
  private final Simulation sim =
      Simulation.builder().add(group).backend(Backend.parse("cpu")).build();
  private final SpikeMonitor spikes = sim.recordSpikes(group);
  private final StateMonitor state = sim.recordState(group, "v", "half").neurons(3, 20);

  private void run() {
    sim.set(group, "v0", "3.0*i/(N-1)");
    sim.run("100*ms");
  }

  @AfterEach
  void close() {
    sim.close();
  }

  @Test
  void allKindsOfPanels() throws Exception {
    run();
    Path path = folder.resolve("all.png");
    Plots.figure("all")
        .duration("100*ms")
        .trace(state, "v", 20)
        .dashed("half")
        .spikes(spikes)
        .threshold()
        .raster(spikes)
        .rate(spikes)
        .rate(spikes)
        .against("v0", sim.values(group, "v0"))
        .histogram(spikes)
        .save(path);
    Picture picture = Picture.read(path);
    assertThat(picture.height()).isEqualTo(5 * 320);
    for (int panel = 0; panel < 5; panel++) {
      double top = (panel + 0.15) / 5;
      double bottom = (panel + 0.6) / 5;
      assertThat(picture.dark(0.1, top, 1, bottom) + picture.colored(0.1, top, 1, bottom))
          .as("panel %d", panel)
          .isGreaterThan(300);
    }
  }

  @Test
  void theEndOfTimeNeedNotBeSaid() throws Exception {
    run();
    Path path = folder.resolve("v.svg");
    Plots.figure().trace(state, "v").save(path);
    assertThat(Files.readString(path)).contains("<svg", "0 0 900 420");
  }

  @Test
  void whatIsNotThereIsRefused() {
    run();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.figure().trace(state, "w"))
        .withMessageContaining("w of G is not recorded");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.figure().trace(state, "v", 4))
        .withMessageContaining("neuron 4 of G is not recorded");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.figure().trace(state, "half").threshold())
        .withMessageContaining("no fixed threshold for 'half'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.figure().trace(state, "v").dashed("w"))
        .withMessageContaining("w of G is not recorded");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.figure().rate(spikes).against("x", 1, 2))
        .withMessageContaining("there are 30 neurons and 2 values of x");
    assertThatIllegalArgumentException().isThrownBy(() -> Plots.figure().duration(0));
  }

  @Test
  void anOrderThatMakesNoSenseIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Plots.figure().spikes(spikes))
        .withMessage("spikes comes after a trace");
    assertThatIllegalStateException()
        .isThrownBy(() -> Plots.figure().raster(spikes).against("x"))
        .withMessage("against comes after a rate");
    assertThatIllegalStateException()
        .isThrownBy(() -> Plots.figure().save(Path.of("empty.png")))
        .withMessage("the figure has no panel");
  }

  @Test
  void aFileThatCannotBeWrittenIsTold() {
    run();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.figure().raster(spikes).save(folder.resolve("raster.gif")))
        .withMessageContaining("ends in .png or .svg");
    Path nowhere = folder.resolve("no/such/folder/raster.png");
    assertThatThrownBy(() -> Plots.figure().raster(spikes).save(nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("raster.png");
  }

  @Test
  void aRasterWithoutSpikesIsEmpty() throws Exception {
    sim.run("1*ms");
    Path path = folder.resolve("empty.png");
    Plots.figure().raster(spikes).rate(spikes).histogram(spikes).save(path);
    assertThat(Picture.read(path).inked()).isBetween(0.001, 0.3);
  }
}
