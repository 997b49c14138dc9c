package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.atom;
import static org.rheobase.rendering.Spelling.infix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;

/**
 * One pass over the neurons of a tile: a method with a loop over vectors. What is the same for all
 * neurons is computed as plain numbers before the loop.
 */
final class VectorPass {
  private final VectorRenderer renderer;
  private final Lanes lanes;
  private final String name;
  private final Map<Expr, String> available;
  private final SourceText head = new SourceText();
  private final SourceText body = new SourceText();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Set<Expr> scalars = new HashSet<>();
  private final Map<Expr, String> broadcasts = new HashMap<>();
  private final Map<String, Expr> toKeep = new LinkedHashMap<>();
  private final Set<Expr> vectors = new HashSet<>();

  /**
   * A pass without content.
   *
   * @param available values that are read from the arrays in which they are kept
   */
  VectorPass(VectorRenderer renderer, String name, Map<Expr, String> available) {
    this.renderer = renderer;
    this.lanes = renderer.lanes;
    this.name = name;
    this.available = available;
    parameters.put("tile", "int tile");
    parameters.put("size", "int size");
  }

  String name() {
    return name;
  }

  /** The names of what the method is called with. */
  List<String> handedOver() {
    return List.copyOf(parameters.keySet());
  }

  /** Computes a value, so that it is there for what follows. */
  void compute(Expr value) {
    vector(value);
  }

  /**
   * Makes the stores of a group.
   *
   * @param demand which of the group's values are needed as vectors
   */
  void group(Group group, VectorDemand demand) {
    List<Expr> conditions = VectorDemand.conjuncts(group.guard());
    List<Expr> branches = conditions.stream().filter(this::canBranch).toList();
    List<Expr> masks = conditions.stream().filter(condition -> !canBranch(condition)).toList();
    if (branches.isEmpty()) {
      stores(group, masks, demand);
    } else {
      List<String> texts = branches.stream().map(this::condition).toList();
      body.open("if (" + String.join(" && ", texts) + ")");
      Set<Expr> outside = Set.copyOf(vectors);
      stores(group, masks, demand);
      vectors.retainAll(outside);
      body.close();
    }
  }

  /** Whether a condition holds for all neurons of a vector or for none. */
  private boolean canBranch(Expr condition) {
    return lanes.isOne() || isUniform(condition);
  }

  private String condition(Expr condition) {
    return isUniform(condition) ? scalar(condition).operand() : vector(condition);
  }

  private void stores(Group group, List<Expr> masks, VectorDemand demand) {
    group.values().stream().filter(demand::holds).forEach(this::vector);
    List<String> names = masks.stream().map(this::vector).toList();
    String mask = String.join(".and(", names) + ")".repeat(Math.max(0, names.size() - 1));
    group.stores().forEach(store -> store(store, mask));
  }

  /** Keeps a value in an array at the end of the pass. */
  void keep(String array, Expr value) {
    vector(value);
    toKeep.put(array, value);
  }

  /** Keeps values if no more steps are left than those of this pass. */
  void keepAtLast(Map<String, Expr> results, int steps) {
    Spelling end = parameter(Program.END_STEP);
    body.open("if (%s == %s - %d)".formatted(step().text(), end.text(), steps));
    Set<Expr> outside = Set.copyOf(vectors);
    results.forEach((array, value) -> {
      String vector = vector(value);
      body.line(lanes.intoArray(value.type(), vector, array(array, value.type()), "at"));
    });
    vectors.retainAll(outside);
    body.close();
  }

  /** Ends the pass with what is to be kept. */
  void end() {
    toKeep.forEach((array, value) -> {
      String vector = vector(value);
      body.line(lanes.intoArray(value.type(), vector, array(array, value.type()), "at"));
    });
  }

  /** Writes the method down. */
  void print(SourceText out) {
    out.open("private static void " + name + "(" + String.join(", ", parameters.values()) + ")");
    out.append(head);
    out.open("for (int at = 0; at < size; at += LANES)");
    out.line("final int position = tile + at;");
    out.append(body);
    out.close().close();
  }

  private boolean isUniform(Expr value) {
    return renderer.uniformity.isUniform(value);
  }

  private void store(Store store, String mask) {
    String buffer = buffer(store.buffer());
    Type type = store.buffer().type();
    if (isOneAccess(store.index())) {
      String value = vector(store.value());
      body.line(lanes.store(type, value, buffer, place(store.index()), mask));
    } else {
      scatter(store, buffer, mask);
    }
  }

  /** Stores lane by lane. */
  private void scatter(Store store, String buffer, String mask) {
    Type type = store.buffer().type();
    String places = laneArray(Type.I32, 0);
    String values = laneArray(type, 1);
    String index = vector(store.index());
    String vector = vector(store.value());
    body.line(lanes.intoArray(Type.I32, index, places, "0"));
    body.line(lanes.intoArray(type, vector, values, "0"));
    String place = lane(Type.I32, places).text();
    String value = lane(type, values).text();
    if (mask.isEmpty()) {
      body.open("for (int lane = 0; lane < LANES; lane++)");
    } else {
      body.open("for (long lanes = " + mask + ".toLong(); lanes != 0; lanes &= lanes - 1)");
      body.line("final int lane = Long.numberOfTrailingZeros(lanes);");
    }
    body.line(buffer + "[" + place + "] = " + value + ";");
    body.close();
  }

  /** An element of a lane array as a value of a type. */
  private Spelling lane(Type type, String array) {
    Spelling element = atom(array + "[lane]");
    boolean isNarrower = !JavaLanguage.type(type).equals(lanes.element(type));
    return isNarrower ? Spelling.prefix("(int) ", element) : element;
  }

  /** The variable that holds a value as a vector, declared here if it is new. */
  private String vector(Expr value) {
    if (isUniform(value)) {
      return broadcast(value);
    }
    String variable = renderer.name(value);
    if (!vectors.contains(value)) {
      String kept = available.get(value);
      if (kept != null) {
        declare(value, lanes.fromArray(value.type(), array(kept, value.type()), "at"));
      } else {
        define(value);
      }
      vectors.add(value);
    }
    return variable;
  }

  private String broadcast(Expr value) {
    if (lanes.isOne()) {
      return scalar(value).operand();
    }
    String known = broadcasts.get(value);
    if (known == null) {
      Spelling scalar = scalar(value);
      known = renderer.claim("all");
      head.line(
          "final %s %s = %s;"
              .formatted(lanes.vector(value.type()), known, lanes.broadcast(value.type(), scalar)));
      broadcasts.put(value, known);
    }
    return known;
  }

  private void declare(Expr value, String definition) {
    body.line(
        "final %s %s = %s;"
            .formatted(lanes.vector(value.type()), renderer.name(value), definition));
  }

  private void define(Expr value) {
    switch (value) {
      case Expr.Position position -> declare(position, lanes.positions());
      case Expr.Load load -> load(load);
      case Expr.Operation operation -> define(operation);
      case Expr.Register register -> throw notThere(register);
      case Expr.Constant c -> throw notThere(c);
      case Expr.Argument a -> throw notThere(a);
      case Expr.Step s -> throw notThere(s);
      case Expr.Block b -> throw notThere(b);
    }
  }

  private IllegalStateException notThere(Expr value) {
    return new IllegalStateException("no vector of " + value + " in pass " + name);
  }

  private void load(Expr.Load load) {
    String buffer = buffer(load.buffer());
    if (isOneAccess(load.index())) {
      declare(load, lanes.load(load.type(), buffer, place(load.index())));
    } else {
      String index = vector(load.index());
      String places = laneArray(Type.I32, 0);
      String values = laneArray(load.type(), 1);
      body.line(lanes.intoArray(Type.I32, index, places, "0"));
      laneByLane(values, buffer + "[" + lane(Type.I32, places).text() + "]");
      declare(load, lanes.fromArray(load.type(), values, "0"));
    }
  }

  private void laneByLane(String results, String value) {
    body.open("for (int lane = 0; lane < LANES; lane++)");
    body.line(results + "[lane] = " + value + ";");
    body.close();
  }

  private void define(Expr.Operation operation) {
    if (lanes.isLaneByLane(operation)) {
      oneByOne(operation);
    } else if (isShift(operation) && isUniform(operation.operand(1))) {
      Spelling a = atom(vector(operation.operand(0)));
      declare(operation, lanes.shift(operation, a, scalar(operation.operand(1))).text());
    } else {
      List<Spelling> operands =
          operation.operands().stream().map(operand -> atom(vector(operand))).toList();
      Spelling a = operands.getFirst();
      Spelling b = operands.size() > 1 ? operands.get(1) : a;
      declare(operation, lanes.operation(operation, a, b, operands.getLast()).text());
    }
  }

  private static boolean isShift(Expr.Operation operation) {
    return operation.operator() == Operator.SHIFT_LEFT
        || operation.operator() == Operator.SHIFT_RIGHT;
  }

  /** An operation that vector units do not have. */
  private void oneByOne(Expr.Operation operation) {
    List<Spelling> elements = new ArrayList<>();
    List<String> operands = operation.operands().stream().map(this::vector).toList();
    for (int k = 0; k < operands.size(); k++) {
      Type type = operation.operand(k).type();
      String array = laneArray(type, k);
      body.line(lanes.intoArray(type, operands.get(k), array, "0"));
      elements.add(lane(type, array));
    }
    String results = laneArray(operation.type(), operation.operands().size());
    Spelling result =
        JavaLanguage.operation(
            operation, elements.getFirst(), elements.getLast(), elements.getLast());
    laneByLane(results, result.text());
    declare(operation, lanes.fromArray(operation.type(), results, "0"));
  }

  /** Whether the elements at an index, one for each lane, are next to each other. */
  private boolean isOneAccess(Expr index) {
    return lanes.isOne() || renderer.uniformity.isConsecutive(index);
  }

  /** The index of the first lane's element. */
  private String place(Expr index) {
    return renderer.uniformity.isConsecutive(index) ? consecutive(index).text() : vector(index);
  }

  /** An integer that grows by one from lane to lane, as a number for the first lane. */
  private Spelling consecutive(Expr value) {
    if (isUniform(value)) {
      return scalar(value);
    }
    if (value instanceof Expr.Operation operation) {
      return infix(
          consecutive(operation.operand(0)),
          operation.operator() == Operator.ADD ? "+" : "-",
          consecutive(operation.operand(1)));
    }
    return atom("position");
  }

  /** A value that is the same for all neurons, as a number before the loop. */
  private Spelling scalar(Expr value) {
    return switch (value) {
      case Expr.Constant constant -> JavaLanguage.constant(constant);
      case Expr.Argument argument -> parameter(argument);
      case Expr.Step s -> step();
      case Expr.Block b -> infix(step(), ">>", atom("2"));
      case Expr.Load load -> scalarVariable(load);
      case Expr.Operation operation -> scalarVariable(operation);
      case Expr.Position p -> throw notThere(p);
      case Expr.Register r -> throw notThere(r);
    };
  }

  private Spelling step() {
    parameters.put("step", "int step");
    return atom("step");
  }

  private Spelling parameter(Expr.Argument argument) {
    String variable = renderer.name(argument);
    parameters.put(variable, JavaLanguage.type(argument.type()) + " " + variable);
    return atom(variable);
  }

  private Spelling scalarVariable(Expr value) {
    String variable = renderer.name(value);
    if (!scalars.contains(value)) {
      String text = scalarDefinition(value).text();
      head.line("final %s %s = %s;".formatted(JavaLanguage.type(value.type()), variable, text));
      scalars.add(value);
    }
    return atom(variable);
  }

  private Spelling scalarDefinition(Expr value) {
    if (value instanceof Expr.Load load) {
      return atom(buffer(load.buffer()) + "[" + scalar(load.index()).text() + "]");
    }
    if (value instanceof Expr.Operation operation) {
      List<Spelling> operands = operation.operands().stream().map(this::scalar).toList();
      Spelling a = operands.getFirst();
      Spelling b = operands.size() > 1 ? operands.get(1) : a;
      return JavaLanguage.operation(operation, a, b, operands.getLast());
    }
    throw notThere(value);
  }

  private String buffer(Buffer buffer) {
    String variable = renderer.name(buffer);
    parameters.put(variable, JavaLanguage.type(buffer.type()) + "[] " + variable);
    return variable;
  }

  private String array(String variable, Type type) {
    parameters.put(variable, lanes.element(type) + "[] " + variable);
    return variable;
  }

  private String laneArray(Type type, int number) {
    String variable = renderer.laneArray(type, number);
    parameters.put(variable, lanes.element(type) + "[] " + variable);
    return variable;
  }
}
