package org.rheobase.ir;

import java.util.List;

/**
 * A value of a program, as a node of a graph without cycles: operands are shared, and nothing has a
 * side effect. Nodes are made by {@link IrBuilder}, which gives the same node for the same
 * operation on the same operands; so operations are compared by identity.
 */
public sealed interface Expr {

  /** The type of the value. */
  Type type();

  /** The operands, empty for a leaf. */
  default List<Expr> operands() {
    return List.of();
  }

  /**
   * A number or truth value.
   *
   * @param bits its bits: those of a real number as Java's raw bits, an integer extended to 64 bits
   *     by its own rule (sign or zero), a truth value as 0 or 1
   */
  record Constant(Type type, long bits) implements Expr {}

  /**
   * A value that is handed over at each launch and is the same for all neurons, such as the seed.
   */
  record Argument(String name, Type type) implements Expr {}

  /** The place of the neuron in the buffers of this launch, from 0. */
  record Position() implements Expr {
    @Override
    public Type type() {
      return Type.I32;
    }
  }

  /** The number of the current step. */
  record Step() implements Expr {
    @Override
    public Type type() {
      return Type.I32;
    }
  }

  /**
   * The number of the current block of four steps: step / 4. What depends on steps through this
   * alone is computed once in four steps, as the random numbers are.
   */
  record Block() implements Expr {
    @Override
    public Type type() {
      return Type.I32;
    }
  }

  /**
   * A value that a neuron carries from step to step: here, the one that it has at the start of the
   * step.
   */
  record Register(String name, Type type) implements Expr {}

  /** An element of a buffer, as it is at the start of the launch. */
  final class Load implements Expr {
    private final Buffer buffer;
    private final Expr index;

    Load(Buffer buffer, Expr index) {
      this.buffer = buffer;
      this.index = index;
    }

    /** The buffer read. */
    public Buffer buffer() {
      return buffer;
    }

    /** Which element: an {@code I32} within the buffer's length. */
    public Expr index() {
      return index;
    }

    @Override
    public Type type() {
      return buffer.type();
    }

    @Override
    public List<Expr> operands() {
      return List.of(index);
    }
  }

  /** An operator applied to operands. */
  final class Operation implements Expr {
    private final Operator operator;
    private final Type type;
    private final List<Expr> operands;

    Operation(Operator operator, Type type, List<Expr> operands) {
      this.operator = operator;
      this.type = type;
      this.operands = operands;
    }

    /** What is done. */
    public Operator operator() {
      return operator;
    }

    @Override
    public Type type() {
      return type;
    }

    @Override
    public List<Expr> operands() {
      return operands;
    }

    /** The operand at a place, from 0. */
    public Expr operand(int place) {
      return operands.get(place);
    }
  }
}
