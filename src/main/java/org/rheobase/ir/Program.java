package org.rheobase.ir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one neuron does in a launch: registers are given their initial values; for each step from
 * {@link #FIRST_STEP} up to but without {@link #END_STEP} the step's stores are made and all
 * registers take their next values at once; at the end the final stores are made. Engines run it
 * for each position, in any order. A program without registers and step stores has no steps, and
 * makes its final stores only.
 *
 * @param name an identifier
 * @param precision the precision of its real numbers
 * @param arguments values handed over at each launch, in this order
 * @param buffers arrays handed over at each launch, in this order
 * @param registers what neurons carry from step to step
 * @param stepStores made in each step; registers in them have their values at the step's start
 * @param finalStores made after the last step; registers in them have their values after it
 * @param labels names for some values, for readers of the generated code only
 */
public record Program(
    String name,
    Precision precision,
    List<Expr.Argument> arguments,
    List<Buffer> buffers,
    List<Carried> registers,
    List<Store> stepStores,
    List<Store> finalStores,
    Map<Expr, String> labels) {

  /** Argument with the number of the first step of a launch. */
  public static final Expr.Argument FIRST_STEP = new Expr.Argument("first_step", Type.I32);

  /** Argument with the number after that of the last step of a launch. */
  public static final Expr.Argument END_STEP = new Expr.Argument("end_step", Type.I32);

  /** Takes over copies of the lists, in their order. */
  public Program {
    arguments = List.copyOf(arguments);
    buffers = List.copyOf(buffers);
    registers = List.copyOf(registers);
    stepStores = List.copyOf(stepStores);
    finalStores = List.copyOf(finalStores);
  }

  /** The buffers that the program writes. */
  public Set<Buffer> written() {
    return Stream.concat(stepStores.stream(), finalStores.stream())
        .map(Store::buffer)
        .collect(Collectors.toSet());
  }

  /** Whether there is anything to do in a step. */
  public boolean hasSteps() {
    return !registers.isEmpty() || !stepStores.isEmpty();
  }
}
