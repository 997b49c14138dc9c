package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.ir.Verifier;

/**
 * A pass for comparisons: each neuron hashes the bits of all its registers in every step, so that
 * engines that differ in one step are told apart even if their states have become equal again at
 * the end of the launch. The hash is FNV-1a by words; all NaN count as one.
 */
public final class StateDigest {
  /** The hash of each neuron over the steps of a launch. */
  public static final Buffer BUFFER = new Buffer("state_digest", Type.U32);

  private static final Expr.Register REGISTER = new Expr.Register("digest", Type.U32);
  private static final int OFFSET = 0x811C9DC5;
  private static final int PRIME = 0x01000193;

  private final IrBuilder builder = new IrBuilder();

  private StateDigest() {}

  /** The program with the hash added. */
  public static Program add(Program program) {
    return program.hasSteps() ? new StateDigest().added(program) : program;
  }

  private Program added(Program program) {
    Program own = new Rewriter(builder, value -> value).rewrite(program);
    Expr digest = builder.register(REGISTER);
    for (Carried carried : program.registers()) {
      digest = hashed(digest, builder.register(carried.register()));
    }
    List<Carried> registers = new ArrayList<>(own.registers());
    registers.add(new Carried(REGISTER, builder.unsigned(OFFSET), digest));
    List<Store> finals = new ArrayList<>(own.finalStores());
    finals.add(
        new Store(builder.constant(true), BUFFER, builder.position(), builder.register(REGISTER)));
    List<Buffer> buffers = new ArrayList<>(own.buffers());
    buffers.add(BUFFER);
    return Verifier.verify(
        new Program(
            own.name(),
            own.precision(),
            own.arguments(),
            buffers,
            registers,
            own.stepStores(),
            finals,
            own.labels()));
  }

  private Expr hashed(Expr digest, Expr value) {
    return switch (value.type()) {
      case BOOL -> word(digest, builder.select(value, builder.unsigned(1), builder.unsigned(0)));
      case I32 -> word(digest, builder.bitcast(Type.U32, value));
      case U32 -> word(digest, value);
      case I64 -> wide(digest, value);
      case F32 -> word(digest, builder.bitcast(Type.U32, withOneNan(value)));
      case F64 -> wide(digest, builder.bitcast(Type.I64, withOneNan(value)));
    };
  }

  private Expr withOneNan(Expr value) {
    Expr nan = builder.real(value.type(), Double.NaN);
    return builder.select(builder.equal(value, value), value, nan);
  }

  private Expr wide(Expr digest, Expr value) {
    Expr low = word(digest, builder.convert(Type.U32, value));
    return word(low, builder.convert(Type.U32, builder.shiftRight(value, 32)));
  }

  private Expr word(Expr digest, Expr word) {
    return builder.multiply(builder.xor(digest, word), builder.unsigned(PRIME));
  }
}
