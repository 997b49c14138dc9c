package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.model.Link;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Variable;

/**
 * How the neuron of another population is found that a linked parameter stands for. Its course is
 * computed once more by the neuron that reads it, from the same state and the same random numbers:
 * so neurons need not wait for each other, and windows stay as long as they are.
 */
final class Linking {
  private Linking() {}

  /** What the names of a source's buffers and registers begin with. */
  static String prefix(String prefix, Link link) {
    return "%s%s_by_%s_".formatted(prefix, link.source(), link.variable());
  }

  /**
   * Which neuron of the source is meant.
   *
   * @param reader the neuron that reads
   * @param environment the reader's names
   */
  static Address address(
      IrBuilder builder,
      Link link,
      NeuronGroup source,
      int readers,
      Address reader,
      ExpressionLowering expressions,
      Environment environment) {
    Optional<Expr> index = link.index().map(i -> expressions.lower(i, environment));
    if (index.isPresent()) {
      return Address.of(held(builder, index.get(), source.count()));
    }
    Variable variable = source.scope().variables().get(link.sourceVariable());
    boolean isOneForAll =
        source.count() == 1 || (variable != null && variable.is(Variable.Flag.SHARED));
    return isOneForAll && readers != source.count() ? Address.of(builder.constant(0)) : reader;
  }

  /** A number held to those of the neurons that there are. */
  private static Expr held(IrBuilder builder, Expr index, int count) {
    Expr last = builder.constant(count - 1);
    Expr lowered = builder.select(builder.less(last, index), last, index);
    return builder.select(builder.less(lowered, builder.constant(0)), builder.constant(0), lowered);
  }

  /** The buffers of a source's state, by the names that they have under a prefix and their own. */
  static List<StepProgram.Borrowed> state(NeuronGroup source, Precision precision, String prefix) {
    StateLayout here = StateLayout.of(source, precision, prefix);
    StateLayout there = StateLayout.of(source, precision);
    List<StepProgram.Borrowed> borrowed = new ArrayList<>();
    for (int k = 0; k < here.entries().size(); k++) {
      borrowed.add(
          new StepProgram.Borrowed(
              here.entries().get(k).buffer(), source.name(), there.entries().get(k).buffer()));
    }
    if (source.refractory().isPresent()) {
      borrowed.add(
          new StepProgram.Borrowed(here.lastSpikeStep(), source.name(), there.lastSpikeStep()));
    }
    return borrowed;
  }

  /** Buffers of a source that have one name in all programs. */
  static List<StepProgram.Borrowed> same(NeuronGroup source, List<Buffer> buffers) {
    return buffers.stream()
        .map(buffer -> new StepProgram.Borrowed(buffer, source.name(), buffer))
        .toList();
  }
}
