package org.rheobase.lowering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.model.ValueType;

/**
 * The state of a neuron in a program: what a step changes is kept in registers, the rest is read
 * from its buffer.
 */
final class State {
  private final IrBuilder builder;
  private final StateLayout layout;
  private final Address address;
  private final Map<String, Expr.Register> registers = new LinkedHashMap<>();

  /**
   * Prepares the state.
   *
   * @param address where the neuron's values lie
   * @param written names of the variables that a step may change
   * @param prefix begins the names of registers
   */
  State(
      IrBuilder builder, StateLayout layout, Address address, Set<String> written, String prefix) {
    this.builder = builder;
    this.layout = layout;
    this.address = address;
    for (StateLayout.Entry entry : layout.entries()) {
      if (written.contains(entry.name())) {
        String name = prefix + entry.name() + "_now";
        registers.put(entry.name(), new Expr.Register(name, loaded(entry).type()));
      }
    }
  }

  List<String> names() {
    return layout.entries().stream().map(StateLayout.Entry::name).toList();
  }

  /** The value of a variable at the start of the step. */
  Expr value(String name) {
    Expr.Register register = registers.get(name);
    return register == null ? loaded(layout.entry(name)) : builder.register(register);
  }

  /** The value of a variable at the start of the launch. */
  Expr loaded(StateLayout.Entry entry) {
    Expr position = entry.isShared() ? builder.constant(0) : address.position();
    Expr element = builder.load(entry.buffer(), position);
    return entry.type() == ValueType.BOOLEAN
        ? builder.notEqual(element, builder.constant(0))
        : element;
  }

  /** The registers, which take the values that the environment has at the end of the step. */
  List<Carried> carried(Environment end) {
    return registers.entrySet().stream()
        .map(entry ->
            new Carried(
                entry.getValue(),
                loaded(layout.entry(entry.getKey())),
                end.value(entry.getKey()).orElseThrow()))
        .toList();
  }

  /** Writes the registers back after the last step. */
  List<Store> finalStores() {
    return registers.entrySet().stream()
        .map(entry -> store(layout.entry(entry.getKey()), builder.register(entry.getValue())))
        .toList();
  }

  /** All neurons have the same value of a shared variable, and the first one writes it. */
  private Store store(StateLayout.Entry entry, Expr value) {
    Expr position = builder.position();
    Expr element = element(builder, value);
    return entry.isShared()
        ? new Store(
            builder.equal(position, builder.constant(0)), successor(entry), position, element)
        : new Store(builder.constant(true), entry.buffer(), position, element);
  }

  private static Buffer successor(StateLayout.Entry entry) {
    return new Buffer(entry.buffer().name() + "_next", entry.buffer().type());
  }

  /** The buffers that take shared variables. */
  List<StepProgram.Successor> successors() {
    return registers.keySet().stream()
        .map(layout::entry)
        .filter(StateLayout.Entry::isShared)
        .map(entry -> new StepProgram.Successor(entry.buffer(), successor(entry)))
        .toList();
  }

  /** A value as a buffer holds it. */
  static Expr element(IrBuilder builder, Expr value) {
    return value.type() == Type.BOOL
        ? builder.select(value, builder.constant(1), builder.constant(0))
        : value;
  }
}
