package org.rheobase.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/** The pictures of the tutorial's programs. */
class ExamplePicturesTest {
  @TempDir private Path folder = Path.of("");

  /** What was drawn. */
  private record Outcome(List<Panel> panels, Picture picture) {
    Panel panel() {
      return panels.getFirst();
    }
  }

  private Outcome draw(String example) throws Exception {
    var plan = ModelFile.read(Path.of("examples", example + ".yaml"), Overrides.none());
    var builder = Simulation.builder().backend(Backend.parse("cpu"));
    try (PlanRun run = new PlanRun(plan, builder)) {
      RunPlots plots = new RunPlots(run);
      run.prepare();
      run.run();
      Path path = folder.resolve(example + ".png");
      plots.save(path);
      return new Outcome(plots.panels(), Picture.read(path));
    }
  }

  private static <L extends Layer> L layer(Panel panel, Class<L> kind) {
    return panel.layers().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstProgramHasNone() throws Exception {
    var plan = ModelFile.read(Path.of("examples/relaxation.yaml"), Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder().backend(Backend.parse("cpu")))) {
      assertThat(new RunPlots(run).isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "recorded-relaxation,     1, v exact",
    "threshold,               1, v",
    "spikes,                  1, v spikes",
    "refractory,              1, v spikes",
    "refractory-without-flag, 1, v threshold spikes",
    "raster,                  1, ''",
    "fi-curve,                2, ''",
    "noisy-fi-curve,          2, ''",
  })
  void allOthersHave(String example, int panels, String names) throws Exception {
    Outcome outcome = draw(example);
    assertThat(outcome.panels()).hasSize(panels);
    assertThat(String.join(" ", outcome.panel().named().stream().map(Layer::name).toList()))
        .isEqualTo(names);
    assertThat(outcome.panel().x().label()).isEqualTo("time (ms)");
    assertThat(outcome.picture().width()).isEqualTo(900);
    assertThat(outcome.picture().height()).isEqualTo(panels == 1 ? 420 : 640);
    assertThat(outcome.picture().inked()).isBetween(0.01, 0.3);
    assertThat(Files.size(folder.resolve(example + ".png"))).isBetween(5_000L, 200_000L);
    try (var files = Files.list(folder)) {
      assertThat(files).as("no temporary file").hasSize(1);
    }
  }

  @Test
  void theTwoLinesOfRelaxationCoincide() throws Exception {
    Outcome outcome = draw("recorded-relaxation");
    Layer.Line line = (Layer.Line) outcome.panel().layers().get(0);
    Layer.Line dashed = (Layer.Line) outcome.panel().layers().get(1);
    assertThat(line.isDashed()).isFalse();
    assertThat(dashed.isDashed()).isTrue();
    assertThat(dashed.points().y()).containsExactly(line.points().y(), within(1e-12));
    Picture picture = outcome.picture();
    assertThat(picture.orange(0.07, 0.09, 1, 0.8)).as("dashes").isGreaterThan(300);
    assertThat(picture.colored(0.07, 0.09, 1, 0.8) - picture.orange(0.07, 0.09, 1, 0.8))
        .as("the line between them")
        .isGreaterThan(300);
  }

  @Test
  void thresholdMakesASawTooth() throws Exception {
    double[] heights = layer(draw("threshold").panel(), Layer.Line.class).points().y();
    assertThat(Arrays.stream(heights).max().orElseThrow()).isBetween(0.79, 0.8);
    assertThat(Arrays.stream(heights).skip(1).filter(v -> v == 0)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "spikes,                  16  32.1 48.2",
    "refractory,              16  37",
    "refractory-without-flag, 8   23   38",
  })
  void spikesAreDashedVerticals(String example, String milliseconds) throws Exception {
    Outcome outcome = draw(example);
    double[] expected =
        Arrays.stream(milliseconds.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    assertThat(layer(outcome.panel(), Layer.Verticals.class).places())
        .containsExactly(expected, within(1e-9));
    assertThat(outcome.picture().orange(0.07, 0.09, 1, 0.8)).isGreaterThan(100);
  }

  @Test
  void vStaysAt0WhileRefractory() throws Exception {
    Outcome outcome = draw("refractory");
    double[] heights = layer(outcome.panel(), Layer.Line.class).points().y();
    assertThat(Arrays.copyOfRange(heights, 161, 211)).containsOnly(0);
    assertThat(outcome.picture().colored(0.39, 0.70, 0.44, 0.8)).as("at 0").isGreaterThan(50);
    assertThat(outcome.picture().colored(0.39, 0.10, 0.44, 0.70)).as("above").isZero();
  }

  @Test
  void theThresholdIsADottedLineThatVPasses() throws Exception {
    Panel panel = draw("refractory-without-flag").panel();
    assertThat(layer(panel, Layer.Level.class).height()).isEqualTo(0.8);
    assertThat(layer(panel, Layer.Line.class).points().highest()).isGreaterThan(0.9);
  }

  @Test
  void theRasterHasADotForEachSpike() throws Exception {
    Outcome outcome = draw("raster");
    Points points = layer(outcome.panel(), Layer.Dots.class).points();
    assertThat(points.count()).isBetween(700, 800);
    assertThat(points.x()).isSorted();
    assertThat(points.x()[points.count() - 1]).isLessThan(50);
    for (int part = 1; part < 9; part++) {
      assertThat(outcome.picture().dark(part / 10.0, 0.15, (part + 1) / 10.0, 0.8))
          .as("part %d", part)
          .isGreaterThan(300);
    }
  }

  @Test
  void theRasterOfTheCurveIsEmptyBelowNeuron34AndDenserAbove() throws Exception {
    Outcome outcome = draw("fi-curve");
    Points dots = layer(outcome.panel(), Layer.Dots.class).points();
    assertThat(dots.count()).isEqualTo(5273);
    assertThat(dots.lowest()).isEqualTo(34);
    Picture picture = outcome.picture();
    assertThat(picture.dark(0.1, 0.30, 0.97, 0.39)).as("below neuron 34").isZero();
    assertThat(picture.dark(0.1, 0.19, 0.97, 0.26)).as("from neuron 40 on").isGreaterThan(1000);
    assertThat(picture.dark(0.1, 0.08, 0.97, 0.15))
        .as("from neuron 70 on")
        .isGreaterThan(picture.dark(0.1, 0.19, 0.97, 0.26));
  }

  @Test
  void theRateIsZeroUpTo1AndRisesSteeplyFromThere() throws Exception {
    Panel panel = draw("fi-curve").panels().get(1);
    assertThat(panel.x().label()).isEqualTo("v0");
    assertThat(panel.y().label()).isEqualTo("firing rate (sp/s)");
    Points points = layer(panel, Layer.Line.class).points();
    assertThat(points.count()).isEqualTo(100);
    assertThat(points.x()[99]).isCloseTo(3, within(1e-12));
    assertThat(Arrays.copyOf(points.y(), 34)).containsOnly(0);
    assertThat(points.y()[34]).isEqualTo(24);
    assertThat(points.y()[99]).isEqualTo(111);
  }

  @Test
  void withNoiseTheRateRisesBefore1() throws Exception {
    Points points = layer(draw("noisy-fi-curve").panels().get(1), Layer.Line.class).points();
    assertThat(Arrays.copyOf(points.y(), 10)).containsOnly(0);
    assertThat(points.y()[30]).isBetween(5.0, 35.0);
    assertThat(points.y()[99]).isBetween(100.0, 120.0);
  }
}
