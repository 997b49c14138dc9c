package org.rheobase.rendering;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Schedule.Part;
import org.rheobase.ir.Schedule.Turn;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;

/**
 * What Java and OpenCL C have in common: the course of one neuron through the steps of a launch,
 * its values as variables. An instance renders one program.
 */
abstract class CLikeRenderer {
  static final String POSITION = "position";
  static final String STEP = "step";
  private static final List<String> OWN_WORDS = List.of(POSITION, STEP, "count", "from", "to");

  final Schedule schedule;
  final Program program;
  final SourceText out = new SourceText();
  private final Names names;
  private final Map<Expr, String> variables = new HashMap<>();
  private final Map<Buffer, String> buffers = new HashMap<>();

  CLikeRenderer(Schedule schedule, Predicate<String> reserved) {
    this.schedule = schedule;
    program = schedule.program();
    names = new Names(reserved);
    OWN_WORDS.forEach(names::claim);
    program.arguments().forEach(argument -> variables.put(argument, claim(argument.name())));
    program.buffers().forEach(buffer -> buffers.put(buffer, claim(buffer.name())));
    program.registers().forEach(r -> variables.put(r.register(), claim(r.register().name())));
    schedule.turns().forEach(this::nameNext);
  }

  /** A name that the language allows. */
  String claim(String wish) {
    return names.claim(wish);
  }

  /** Names the next values of registers after them, where the values have no better name. */
  private void nameNext(Turn turn) {
    for (int k = 0; k < turn.next().size(); k++) {
      Expr next = turn.next().get(k);
      if (!Schedule.isLeaf(next)
          && !schedule.labels().containsKey(next)
          && !variables.containsKey(next)) {
        variables.put(next, claim(program.registers().get(k).register().name() + "_next"));
      }
    }
  }

  /** The name of a type of variables. */
  abstract String type(Type type);

  /** The keyword before a variable that is set once. */
  abstract String fixed();

  /** A literal. */
  abstract Spelling constant(Expr.Constant constant);

  /** An operation on operands that are spelled already. */
  abstract Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c);

  /** The course of the neuron at {@link #POSITION}. */
  final void neuron() {
    if (program.hasSteps()) {
      values(schedule.window());
      program.registers().forEach(this::initial);
      schedule.blockResults().forEach(this::declare);
      steps();
    }
    part(schedule.last());
  }

  private void initial(Carried carried) {
    out.line(
        type(carried.register().type())
            + " "
            + name(carried.register())
            + " = "
            + text(carried.initial())
            + ";");
  }

  private void declare(Expr value) {
    out.line(type(value.type()) + " " + name(value) + " = " + zero(value.type()).text() + ";");
  }

  private Spelling zero(Type type) {
    return constant(new Expr.Constant(type, 0));
  }

  private void steps() {
    if (schedule.four().isPresent()) {
      stepsByFour(schedule.four().get());
    } else {
      stepByStep();
    }
  }

  private void stepByStep() {
    String first = name(Program.FIRST_STEP);
    String end = name(Program.END_STEP);
    out.open("for (int step = %s; step < %s; step++)".formatted(first, end));
    if (!schedule.block().isEmpty()) {
      out.open("if (step == %s || (step & 3) == 0)".formatted(first));
      schedule.block().forEach(this::blockValue);
      out.close();
    }
    turn(schedule.one());
    out.close();
  }

  private void stepsByFour(Turn four) {
    String end = name(Program.END_STEP);
    out.line("int step = %s;".formatted(name(Program.FIRST_STEP)));
    out.open("while (step < %s)".formatted(end));
    out.open("if ((step & 3) == 0 && step <= %s - 4)".formatted(end));
    turn(four);
    out.line("step += 4;");
    out.close();
    out.open("else");
    turn(schedule.one());
    out.line("step++;");
    out.close();
    out.close();
  }

  private void turn(Turn turn) {
    part(turn.part());
    next(turn.next());
  }

  private void blockValue(Expr value) {
    if (schedule.blockResults().contains(value)) {
      out.line(name(value) + " = " + defined(value).text() + ";");
    } else {
      value(value);
    }
  }

  private void part(Part part) {
    values(part.values());
    part.groups().forEach(this::group);
  }

  private void group(Group group) {
    if (!group.always()) {
      out.open("if (" + text(group.guard()) + ")");
    }
    values(group.values());
    group.stores().forEach(this::store);
    if (!group.always()) {
      out.close();
    }
  }

  private void store(Store store) {
    out.line(element(store.buffer(), store.index()) + " = " + text(store.value()) + ";");
  }

  private void values(List<Expr> values) {
    values.forEach(this::value);
  }

  private void value(Expr value) {
    if (!schedule.nested().contains(value)) {
      out.line(
          fixed()
              + " "
              + type(value.type())
              + " "
              + name(value)
              + " = "
              + defined(value).text()
              + ";");
    }
  }

  /** All registers take their next values at once: one that takes another's is kept aside first. */
  private void next(List<Expr> values) {
    Map<Carried, String> texts = new LinkedHashMap<>();
    for (int k = 0; k < values.size(); k++) {
      Carried carried = program.registers().get(k);
      Expr value = values.get(k);
      if (!value.equals(carried.register())) {
        texts.put(
            carried, value instanceof Expr.Register other ? aside(carried, other) : text(value));
      }
    }
    texts.forEach((carried, text) -> out.line(name(carried.register()) + " = " + text + ";"));
  }

  private String aside(Carried carried, Expr.Register other) {
    String text = claim(carried.register().name() + "_next");
    out.line(fixed() + " " + type(other.type()) + " " + text + " = " + name(other) + ";");
    return text;
  }

  /** An expression by itself. */
  final String text(Expr expr) {
    return spell(expr).text();
  }

  /** An expression where it is used: a variable, unless it is a leaf or nested. */
  private Spelling spell(Expr expr) {
    return switch (expr) {
      case Expr.Constant constant -> constant(constant);
      case Expr.Argument argument -> Spelling.atom(name(argument));
      case Expr.Register register -> Spelling.atom(name(register));
      case Expr.Position p -> Spelling.atom(POSITION);
      case Expr.Step s -> Spelling.atom(STEP);
      case Expr.Block b -> new Spelling(STEP + " >> 2", false);
      case Expr.Load load -> variableOrNested(load);
      case Expr.Operation operation -> variableOrNested(operation);
    };
  }

  private Spelling variableOrNested(Expr value) {
    return schedule.nested().contains(value) ? defined(value) : Spelling.atom(name(value));
  }

  /** What a load or an operation is, in terms of its operands. */
  private Spelling defined(Expr expr) {
    return switch (expr) {
      case Expr.Load load -> Spelling.atom(element(load.buffer(), load.index()));
      case Expr.Operation operation -> defined(operation);
      case Expr.Constant c -> spell(c);
      case Expr.Argument a -> spell(a);
      case Expr.Register r -> spell(r);
      case Expr.Position p -> spell(p);
      case Expr.Step s -> spell(s);
      case Expr.Block b -> spell(b);
    };
  }

  private Spelling defined(Expr.Operation operation) {
    List<Spelling> operands = operation.operands().stream().map(this::spell).toList();
    Spelling a = operands.getFirst();
    Spelling b = operands.size() > 1 ? operands.get(1) : a;
    return operation(operation, a, b, operands.getLast());
  }

  private String element(Buffer buffer, Expr index) {
    return name(buffer) + "[" + text(index) + "]";
  }

  /** The name of a buffer. */
  final String name(Buffer buffer) {
    return buffers.computeIfAbsent(buffer, b -> claim(b.name()));
  }

  /** The name of the variable that holds a value. */
  final String name(Expr value) {
    return variables.computeIfAbsent(value, this::newName);
  }

  private String newName(Expr value) {
    String label = schedule.labels().get(value);
    return label == null ? names.temporary() : claim(label);
  }
}
