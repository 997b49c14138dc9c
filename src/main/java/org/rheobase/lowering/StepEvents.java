package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Store;
import org.rheobase.model.Event;
import org.rheobase.model.EventRecording;
import org.rheobase.model.Meaning.Special;
import org.rheobase.syntax.Ast;

/**
 * The events of a population in a step: spikes and custom ones, whether they happen to the neuron,
 * and what is recorded of them.
 */
final class StepEvents {
  private final IrBuilder builder;
  private final ExpressionLowering expressions;
  private final String prefix;

  /** Which events happen to the neuron in the present step, by name. */
  private final Map<String, Expr> happening = new HashMap<>();

  private final List<EventLowering> recorders = new ArrayList<>();

  /**
   * Prepares the events of a population.
   *
   * @param prefix begins the names of registers and buffers
   */
  StepEvents(IrBuilder builder, ExpressionLowering expressions, String prefix) {
    this.builder = builder;
    this.expressions = expressions;
    this.prefix = prefix;
  }

  /** The threshold. A neuron that fires is refractory from then on, before its reset. */
  void fire(
      Ast.Expression threshold,
      Environment environment,
      Draw draw,
      Optional<Refractoriness> refractoriness) {
    Expr crossed = condition(threshold, environment, draw, "crossed");
    Expr fires =
        refractoriness.isPresent()
            ? builder.label(builder.and(crossed, mayFire(environment)), "spiked")
            : crossed;
    happening.put(Event.SPIKE, fires);
    refractoriness.ifPresent(r -> r.fire(environment, fires));
  }

  private static Expr mayFire(Environment environment) {
    return environment.value(Special.NOT_REFRACTORY.text()).orElseThrow();
  }

  /** Notices a custom event. */
  void detect(Event event, Environment environment, Draw draw) {
    happening.put(event.name(), condition(event.condition(), environment, draw, event.name()));
  }

  private Expr condition(
      Ast.Expression condition, Environment environment, Draw draw, String label) {
    expressions.startCode();
    return builder.label(expressions.lower(condition, environment.withDraw(draw)), label);
  }

  /** Whether an event that was noticed happens to the neuron. */
  Expr happening(String event) {
    return Objects.requireNonNull(happening.get(event), event);
  }

  /** Records an event that was noticed, with the present values. */
  List<Store> record(EventRecording recording, Environment environment) {
    EventLowering recorder =
        new EventLowering(builder, recording, prefix, happening(recording.event()));
    recorders.add(recorder);
    return recorder.stores(environment, expressions);
  }

  /** The buffers that take what is recorded. */
  List<Buffer> buffers() {
    return recorders.stream().flatMap(recorder -> recorder.buffers().stream()).toList();
  }

  /** The registers that recording needs. */
  List<Carried> registers() {
    return recorders.stream().map(EventLowering::carried).toList();
  }

  /** The recorded events, in the order of recording. */
  List<StepProgram.Events> recorded() {
    return recorders.stream().map(EventLowering::events).toList();
  }
}
