package org.rheobase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Source;

/** Checks of events, of code that runs regularly, and of subexpressions that hold their value. */
class GroupCodeTest {
  private static final String EQUATIONS =
      """
      dv/dt = -v/tau : volt
      w : volt
      n : integer
      on : boolean
      c : 1 (constant)
      g : 1 (shared)
      """;

  private static NeuronGroupBuilder group() {
    return NeuronGroup.builder("G", 5).equations(EQUATIONS).constant("tau", "10*ms");
  }

  /** A mistake: what was added to the population, and the block that tells of it. */
  private static Arguments wrong(UnaryOperator<NeuronGroupBuilder> addition, String... lines) {
    return Arguments.of(addition, String.join("\n", lines));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        wrong(
            g -> g.event("cross", "v > 1"),
            "G.events.cross:1:1: error: 'volt' cannot be compared with a dimensionless number",
            "  v > 1",
            "  ^^^^^"),
        wrong(
            g -> g.event("cross", "v + w"),
            "G.events.cross:1:1: error: the condition of event 'cross' must be a condition, and this is in 'volt'",
            "  v + w",
            "  ^^^^^"),
        wrong(
            g -> g.event("cross", "v > xi*mV*second**0.5"),
            "G.events.cross:1:5: error: the condition of event 'cross' cannot use noise: xi has a value in differential equations only",
            "  v > xi*mV*second**0.5",
            "      ^^"),
        wrong(
            g -> g.event("2nd", "on"),
            "G.events:1:1: error: '2nd' is no name for an event",
            "  2nd",
            "  ^^^",
            "  a name is made of letters, digits and underscores, and begins with a letter"),
        wrong(
            g -> g.event("spike", "on"),
            "G.events:1:1: error: 'spike' is the event that the threshold defines",
            "  spike",
            "  ^^^^^",
            "  write its condition as the threshold, or give this event another name"),
        wrong(
            g -> g.event("state", "on"),
            "G.events:1:1: error: an event cannot be called 'state': there is a file of results of that name",
            "  state",
            "  ^^^^^",
            "  give it another name"),
        wrong(
            g -> g.event("cross", "on").event("cross", "not on"),
            "G.events:1:1: error: the event 'cross' is defined twice"),
        wrong(
            g -> g.event("cross", "on").onEvent("corss", "n += 1"),
            "G.on_event:1:1: error: the population has no event 'corss'",
            "  corss",
            "  ^^^^^",
            "  did you mean 'cross'?"),
        wrong(
            g -> g.onEvent("cross", "n += 1"),
            "G.on_event:1:1: error: the population has no event 'cross'",
            "  cross",
            "  ^^^^^",
            "  define it, as in events: {cross: v > 1}"),
        wrong(
            g -> g.onEvent("spike", "n += 1"),
            "G.on_event:1:1: error: the population has no event 'spike'",
            "  spike",
            "  ^^^^^",
            "  what happens at a spike is the reset"),
        wrong(
            g -> g.event("e", "on").onEvent("e", "n += 1").onEvent("e", "n += 2"),
            "G.on_event:1:1: error: there is code for event 'e' already"),
        wrong(
            g -> g.event("e", "on").onEvent("e", "w = 1"),
            "G.on_event.e:1:5: error: 'w' is in 'volt', and this is a dimensionless number",
            "  w = 1",
            "      ^",
            "  write a value in 'volt', as in 1*volt"),
        wrong(
            g -> g.event("e", "on").onEvent("e", "g = 1"),
            "G.on_event.e:1:1: error: the code of event 'e' cannot write to 'g': it is (shared) by all neurons"),
        wrong(
            g -> g.runRegularly("c = 1"),
            "G.run_regularly:1:1: error: run_regularly cannot write to 'c': it is declared (constant)"),
        wrong(
            g -> g.runRegularly("g = n"),
            "G.run_regularly:1:5: error: 'g' is shared, and 'n' differs from neuron to neuron",
            "  g = n",
            "      ^",
            "  use shared variables and constants only"),
        wrong(
            g -> g.runRegularly("a = 2*n; g = a"),
            "G.run_regularly:1:14: error: 'g' is shared, and 'a' differs from neuron to neuron"),
        wrong(
            g -> g.runRegularly("a = rand(); g = a"),
            "G.run_regularly:1:17: error: 'g' is shared, and 'a' differs from neuron to neuron"),
        wrong(
            g -> g.runRegularly("a = g; a = i; g = a"),
            "G.run_regularly:1:19: error: 'g' is shared, and 'a' differs from neuron to neuron"),
        wrong(
            g -> g.runRegularly("w = xi*mV*second**0.5"),
            "G.run_regularly:1:5: error: run_regularly cannot use noise"),
        wrong(
            g -> g.runRegularly("n += 1", "5"),
            "G.run_regularly.dt:1:1: error: a time in 'second' is needed, and this is a dimensionless number",
            "  5",
            "  ^",
            "  write its unit, as in 5*ms"),
        wrong(
            g -> g.runRegularly("n += 1", "0*ms"),
            "G.run_regularly.dt:1:1: error: a time above 0 is needed"),
        wrong(
            g ->
                g.runRegularly(
                    Source.of("G.run_regularly", "n += 1"),
                    Optional.empty(),
                    Optional.of(Source.of("when", "before_reset")),
                    0),
            "when:1:1: error: a step has no slot 'before_reset'",
            "  before_reset",
            "  ^^^^^^^^^^^^",
            "  did you mean 'before_resets'?"),
        wrong(
            g -> g.equations(EQUATIONS + "r = xi*second**0.5 : 1 (constant over dt)"),
            "G.equations:7:5: error: a subexpression (constant over dt) cannot use noise"),
        wrong(
            g -> g.threshold("t > lastspike + 5*ms"),
            "G.threshold:1:5: error: 'lastspike' has a value only where there is a refractory period",
            "  t > lastspike + 5*ms",
            "      ^^^^^^^^^",
            "  say how long it is, as in refractory: 5*ms; 0*ms will do"),
        wrong(
            g -> g.equations(EQUATIONS + "r = int(not_refractory) : 1"),
            "G.equations:7:9: error: 'not_refractory' has a value only where there is a refractory period"),
        wrong(
            g -> g.event("e", "not_refractory"),
            "G.events.e:1:1: error: 'not_refractory' has a value only where"),
        wrong(
            g -> g.runRegularly("n = int(not_refractory)"),
            "G.run_regularly:1:9: error: 'not_refractory' has a value only where"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isTold(UnaryOperator<NeuronGroupBuilder> addition, String block) {
    ModelError error =
        catchThrowableOfType(ModelError.class, () -> addition.apply(group()).build());
    List<Problem> errors =
        error.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst().render()).startsWith(block.lines().findFirst().orElseThrow());
    assertThat(errors.getFirst().render()).contains(block);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    NeuronGroupBuilder builder =
        group()
            .event("e", "v > 1")
            .onEvent("f", "n += 1")
            .runRegularly("x = y", "5")
            .runRegularly("n += on");
    assertThatThrownBy(builder::build)
        .hasMessageContaining("'volt' cannot be compared")
        .hasMessageContaining("no event 'f'")
        .hasMessageContaining("'y' is not known")
        .hasMessageContaining("a time in 'second' is needed")
        .hasMessageContaining("'+' is for numbers, and this is a truth value");
  }

  @Test
  void rightCodeIsKept() {
    NeuronGroup group =
        group()
            .event("b", "on")
            .event("a", "v > 1*mV")
            .onEvent("a", "n += 1")
            .runRegularly("a = 2*g; g = a + rand()")
            .runRegularly("n += 1", "2*tau", Slot.AFTER_RESETS, 3)
            .build();
    assertThat(group.events()).extracting(Event::name).containsExactly("b", "a");
    assertThat(group.events()).extracting(e -> e.code().size()).containsExactly(0, 1);
    assertThat(group.hasEvent("a")).isTrue();
    assertThat(group.hasEvent("spike")).isFalse();
    assertThat(group.regularCode())
        .extracting(RegularCode::slot)
        .containsExactly(Slot.START, Slot.AFTER_RESETS);
    assertThat(group.regularCode().getLast().every(1e-4)).isEqualTo(200);
    assertThat(group.regularCode().getLast().order()).isEqualTo(3);
  }

  @Test
  void heldSubexpressionsFollowThoseThatTheyUse() {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .equations(
                """
                a = b + d : 1 (constant over dt)
                b = 2*c : 1
                c = p : 1 (constant over dt)
                d = 1 : 1 (constant over dt)
                p : 1
                """)
            .build();
    assertThat(group.heldSubexpressions())
        .extracting(Variable::name)
        .containsSubsequence("c", "a")
        .containsSubsequence("d", "a")
        .hasSize(3);
  }
}
