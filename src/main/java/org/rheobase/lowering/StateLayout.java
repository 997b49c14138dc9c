package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.model.Meaning.Special;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.ValueType;
import org.rheobase.model.Variable;

/**
 * The buffers that hold the state of a population, one element a neuron, the same for all its
 * programs.
 *
 * @param entries what is held, in the order of definition: differential variables, parameters, and
 *     subexpressions marked (constant over dt); {@code lastspike} and {@code not_refractory} follow
 *     where there is a refractory period
 * @param lastSpikeStep the step of the last spike, numbered in the time step of the present epoch;
 *     there where there is a refractory period, and only to decide refractoriness
 */
public record StateLayout(List<Entry> entries, Buffer lastSpikeStep) {

  /**
   * One variable's buffer.
   *
   * @param name the variable
   * @param type what kind of values it has; truth values are held as 0 and 1
   * @param buffer the buffer
   * @param isShared whether it holds one element in all
   */
  public record Entry(String name, ValueType type, Buffer buffer, boolean isShared) {}

  /** The layout for a population. */
  public static StateLayout of(NeuronGroup group, Precision precision) {
    return of(group, precision, "");
  }

  /**
   * The layout for a population in a program that it shares with others.
   *
   * @param prefix begins the names of its buffers
   */
  static StateLayout of(NeuronGroup group, Precision precision, String prefix) {
    List<Entry> entries = new ArrayList<>();
    for (Variable variable : group.variables()) {
      if (isHeld(variable)) {
        boolean shared = variable.is(Variable.Flag.SHARED);
        entries.add(entry(variable.name(), variable.type(), precision, prefix, shared));
      }
    }
    if (group.refractory().isPresent()) {
      entries.add(entry(Special.LAST_SPIKE.text(), ValueType.REAL, precision, prefix, false));
      entries.add(
          entry(Special.NOT_REFRACTORY.text(), ValueType.BOOLEAN, precision, prefix, false));
    }
    return new StateLayout(List.copyOf(entries), new Buffer(prefix + "lastspike_step", Type.I32));
  }

  /** Linked parameters are held by another population. */
  private static boolean isHeld(Variable variable) {
    return variable.isSubexpression() ? variable.isHeld() : !variable.is(Variable.Flag.LINKED);
  }

  private static Entry entry(
      String name, ValueType type, Precision precision, String prefix, boolean shared) {
    Buffer buffer = new Buffer(prefix + name + "_state", elementType(type, precision));
    return new Entry(name, type, buffer, shared);
  }

  /** The type of buffer elements that hold values of a kind. */
  static Type elementType(ValueType type, Precision precision) {
    return type == ValueType.REAL ? precision.real() : Type.I32;
  }

  /** The entry of a variable. */
  public Entry entry(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no state of the name " + name));
  }

  /** All buffers; that of the last spike's step among them, though not every population has it. */
  List<Buffer> buffers() {
    return Stream.concat(entries.stream().map(Entry::buffer), Stream.of(lastSpikeStep)).toList();
  }

  /** Whether a variable of the name is held. */
  public boolean holds(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equals(name));
  }
}
