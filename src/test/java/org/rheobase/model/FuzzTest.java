package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Whatever text a model is made of: it is accepted, or refused with reasons and places. */
class FuzzTest {
  private static final String[] PIECES = {
    "v",
    "w",
    "x",
    "n",
    "b",
    "dv/dt",
    "dw/dt",
    "=",
    "+=",
    "*=",
    "**=",
    ":",
    ": 1",
    ": volt",
    ": boolean",
    ": integer",
    "(shared)",
    "(constant)",
    "(unless refractory)",
    "(constant over dt)",
    "(linked)",
    "\n",
    "\n",
    ";",
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "<",
    ">=",
    "==",
    "and",
    "or",
    "not",
    "(",
    ")",
    ",",
    "exp",
    "clip",
    "f(v)",
    "f(",
    "I(t)",
    "J(t, i)",
    "J",
    "rand()",
    "int",
    "sqrt",
    "timestep",
    "xi",
    "xi_a",
    "t",
    "dt",
    "i",
    "N",
    "lastspike",
    "not_refractory",
    "tau",
    "mV",
    "second",
    "kHz",
    "pi",
    "inf",
    "0",
    "1",
    "2.5",
    "1e400",
    "0/0",
    "-1",
    "True",
    "False",
    "_v",
    "v_pre",
    "unknown",
    "#",
    " ",
    "\t",
    "é",
    "\u0000",
    "&&",
    "if"
  };

  private static final String EQUATIONS =
      """
      dv/dt = (w - v)/tau + xi*tau**-0.5 : 1 (unless refractory)
      w : 1
      x : volt (constant)
      n : integer
      b : boolean
      """;

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join(" ", pieces));
  }

  private static NeuronGroupBuilder neurons() {
    return NeuronGroup.builder("G", 3)
        .constant("tau", "10*ms")
        .timedArray(TimedArray.of("I", new double[] {1, 2}, "mV", "1*ms"))
        .timedArray(TimedArray.of("J", new double[][] {{1, 2, 3}}, "1", "1*ms"))
        .function("f(x)", "x*x + 1");
  }

  private static void refusedOrNot(Runnable step) {
    try {
      step.run();
    } catch (ModelError e) {
      assertThat(e.problems()).anyMatch(p -> p.severity() == Problem.Severity.ERROR);
      assertThat(e.problems()).allMatch(p -> p.span().isPresent());
    }
  }

  @Property
  void equations(@ForAll("texts") String text) {
    refusedOrNot(neurons().equations(text)::build);
  }

  @Property
  void equationsAmongOthers(@ForAll("texts") String text) {
    refusedOrNot(
        neurons().equations(EQUATIONS + "y = " + text + "\nz : 1").threshold("z > y").reset("z = y")
            ::build);
  }

  @Property
  void thresholds(@ForAll("texts") String text) {
    refusedOrNot(neurons().equations(EQUATIONS).threshold(text).reset("v = 0")::build);
  }

  @Property
  void resets(@ForAll("texts") String text) {
    refusedOrNot(neurons().equations(EQUATIONS).threshold("v > 1").reset(text)::build);
  }

  @Property
  void refractoryPeriods(@ForAll("texts") String text) {
    refusedOrNot(neurons().equations(EQUATIONS).threshold("v > 1").refractory(text)::build);
  }

  @Property
  void functions(@ForAll("texts") String head, @ForAll("texts") String body) {
    refusedOrNot(neurons().function(head, "1").equations(EQUATIONS)::build);
    refusedOrNot(
        neurons().function("g(v, w)", body).equations(EQUATIONS + "y = g(w, tau) : 1")::build);
  }

  @Property
  void rates(@ForAll("texts") String text) {
    refusedOrNot(PoissonGroup.builder("P", 3, text)::build);
  }

  @Property
  void constants(@ForAll("texts") String name, @ForAll("texts") String value) {
    refusedOrNot(neurons().equations(EQUATIONS).constant(name, value)::build);
    Problems problems = new Problems();
    Optional<Constant> constant = Quantities.parse(Source.of("c", value), Map.of(), problems);
    assertThat(constant.isEmpty()).isEqualTo(problems.hasErrors());
  }

  @Property
  void settings(
      @ForAll("texts") String variable,
      @ForAll("texts") String value,
      @ForAll("texts") String where) {
    NeuronGroup group = neurons().equations(EQUATIONS).build();
    refusedOrNot(() -> group.setting(variable, value));
    refusedOrNot(() -> group.setting("v", value));
    refusedOrNot(() ->
        group.setting(
            Source.of("v", "v"), Source.of("v", "1"), Optional.of(Source.of("w", where))));
  }
}
