package org.rheobase.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheobase.engine.Backend;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/** Pictures of a model's run: what is drawn where nothing is said, units, phases, and files. */
class RunPlotsTest {
  private static final String TWO =
      """
      name: two populations
      constants: {tau: 20*ms, El: -70*mV, Vt: -50*mV, R: 100*Mohm}
      neurons:
        E:
          count: 12
          equations: |
            dv/dt = (El - v + R*I)/tau : volt
            I : amp
          threshold: v > Vt
          reset: v = El
          initial: [{v: El}, {I: (0.2 + 0.1*i)*nA}]
          record: {spikes: true, state: {variables: [v, I], neurons: [2, 5]}}
        Q:
          count: 1
          equations: "dx/dt = -x/tau : 1"
          record: {state: {variables: [x]}}
      run:
        phases:
          - {duration: 30*ms}
          - {duration: 20*ms, dt: 0.2*ms}
      """;

  @TempDir private Path folder = Path.of("");

  private static List<Panel> panels(String model, Optional<Path> picture) {
    var plan = ModelFile.parse("model.yaml", model, Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder().backend(Backend.parse("cpu")))) {
      RunPlots plots = new RunPlots(run);
      run.prepare();
      run.run();
      picture.ifPresent(plots::save);
      return plots.panels();
    }
  }

  private static List<String> labels(List<Panel> panels) {
    return panels.stream().map(panel -> panel.y().label() + " / " + panel.x().label()).toList();
  }

  @Test
  void whatIsRecordedIsDrawnWhereNothingIsSaid() {
    List<Panel> panels = panels(TWO, Optional.empty());
    assertThat(labels(panels))
        .containsExactly(
            "v of E (mV) / time (ms)",
            "I of E (pA) / time (ms)",
            "neuron index of E / time (ms)",
            "mean rate of E (sp/s) / time (ms), bins of 0.5 ms",
            "firing rate (sp/s) / I of E (nA)",
            "x of Q / time (ms)");
    assertThat(panels.getFirst().named().stream().map(Layer::name))
        .containsExactly("neuron 2", "neuron 5", "threshold", "spikes");
  }

  @Test
  void whatAPlotNeedsIsRecordedAndWrittenNowhere() {
    String model =
        """
        constants: {tau: 20*ms}
        neurons:
          G:
            count: 4
            equations: |
              dv/dt = (2 - v)/tau : 1
              half = v/2 : 1
            threshold: v > 1
            reset: v = 0
            refractory: 2*ms
        run: {duration: 50*ms}
        plots:
          - {trace: G.v, dashed: [half], neurons: [3, 1], spikes: true, title: Some}
          - {trace: G.lastspike, neurons: [0]}
          - {raster: G}
          - {rate: G, bin: 10*ms}
          - {histogram: G}
          - {rate: G, against: i}
        """;
    List<Panel> panels = panels(model, Optional.empty());
    assertThat(labels(panels))
        .containsExactly(
            "v / time (ms)",
            "lastspike (ks) / time (ms)",
            "neuron index / time (ms)",
            "mean rate (sp/s) / time (ms), bins of 10 ms",
            "neurons / firing rate (sp/s)",
            "firing rate (sp/s) / neuron index");
    assertThat(panels.getFirst().title()).contains("Some");
    assertThat(panels.getFirst().named().stream().map(Layer::name))
        .containsExactly(
            "v, neuron 1", "v, neuron 3", "half, neuron 1", "half, neuron 3", "spikes");
    assertThat(((Layer.Line) panels.get(1).layers().getFirst()).points().y()[0])
        .isCloseTo(-10, within(1e-12));
  }

  @Test
  void aThresholdThatChangesIsNotDrawn() {
    String model =
        """
        constants: {tau: 20*ms, Vt: 1}
        neurons:
          G:
            count: 1
            equations: "dv/dt = (2 - v)/tau : 1"
            threshold: v > Vt
            reset: v = 0
        run:
          phases: [{duration: 10*ms}, {duration: 10*ms%s}]
        plots: [{trace: G.v, threshold: true}]
        """;
    assertThat(panels(model.formatted(""), Optional.empty()).getFirst().named()).hasSize(2);
    String changing = model.formatted(", constants: {Vt: 1.5}");
    assertThat(panels(changing, Optional.empty()).getFirst().named()).hasSize(1);
  }

  @Test
  void phasesFollowEachOther() {
    Points points =
        ((Layer.Line) panels(TWO, Optional.empty()).getLast().layers().getFirst()).points();
    assertThat(points.count()).isEqualTo(400);
    assertThat(points.x()).isSorted();
    assertThat(points.x()[399]).isCloseTo(49.8, within(1e-9));
  }

  @Test
  void picturesNeedNotBeTheSameSize() throws Exception {
    Path path = folder.resolve("two.png");
    panels(TWO, Optional.of(path));
    Picture picture = Picture.read(path);
    assertThat(picture.width()).isEqualTo(900);
    assertThat(picture.height()).isEqualTo(6 * 320);
    assertThat(picture.inked()).isBetween(0.01, 0.3);
  }

  @ParameterizedTest
  @EnumSource(PictureFormat.class)
  void aPictureIsTheSameEachTime(PictureFormat format) throws Exception {
    Path first = folder.resolve("first." + format.extension());
    Path second = folder.resolve("second." + format.extension());
    panels(TWO, Optional.of(first));
    panels(TWO, Optional.of(second));
    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
  }

  @Test
  void svgIsWellFormed() throws Exception {
    Path path = folder.resolve("two.svg");
    panels(TWO, Optional.of(path));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var root = factory.newDocumentBuilder().parse(path.toFile()).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 1920");
    assertThat(root.getElementsByTagName("path").getLength()).isGreaterThan(50);
  }
}
