package org.rheobase.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Schedule.Group;
import org.rheobase.ir.Schedule.Turn;
import org.rheobase.ir.Type;
import org.rheobase.ir.Uniformity;
import org.rheobase.rendering.VectorStage.Last;

/**
 * Spells a program as a Java class of the Vector API. Its method {@code run(long[] arguments,
 * Object[] buffers, Object[] scratch, int from, int to)} runs the neurons from one position up to
 * another, whose distance is a multiple of the field {@code LANES}; {@code scratch()} makes what a
 * thread hands over as {@code scratch} each time.
 *
 * <p>The loop over steps is outside, the loop over the neurons of a tile inside: registers are kept
 * in arrays that stay in the first cache, and a turn of four steps reads and writes them once. So
 * no vector lives longer than one pass of a loop, which is what the Java runtime compiles well, and
 * the passes do not wait for one another, which is what processors like.
 */
public final class VectorRenderer {
  /** The positions of a tile are so many that its arrays take this much of the first cache. */
  private static final int TILE_BYTES = 24 << 10;

  private static final int SMALLEST_TILE = 64;
  private static final int LARGEST_TILE = 1024;

  final Schedule schedule;
  final Program program;
  final Lanes lanes;
  final Uniformity uniformity = new Uniformity();
  private final SourceText out = new SourceText();
  private final Names names = new Names(JavaLanguage::isReserved);
  private final Map<Expr, String> variables = new HashMap<>();
  private final Map<Buffer, String> buffers = new LinkedHashMap<>();
  private final Map<Expr, String> kept = new LinkedHashMap<>();
  private final Map<String, LaneArray> laneArrays = new LinkedHashMap<>();
  private final Map<String, String> arrays = new LinkedHashMap<>();
  private final Map<String, List<String>> spared = new HashMap<>();
  private final Set<Expr> registersInSteps = new HashSet<>();
  private final List<VectorStage> stages = new ArrayList<>();
  private final String className;

  private VectorRenderer(Schedule schedule, Lanes lanes) {
    this.schedule = schedule;
    this.lanes = lanes;
    program = schedule.program();
    Lanes.words().forEach(names::claim);
    List.of("position", "step").forEach(names::claim);
    className = names.claim(capitalized(program.name()) + "Passes");
    program.arguments().forEach(this::name);
    program.buffers().forEach(buffer -> buffers.put(buffer, names.claim(buffer.name())));
    program.registers().forEach(carried -> keep(carried.register()));
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The Java source of a program in vectors, which have as many lanes as the processor likes. */
  public static Rendering render(Schedule schedule) {
    return render(schedule, Lanes.of(schedule.program().precision()));
  }

  /** The Java source of a program for one neuron after another, without the Vector API. */
  public static Rendering renderOneLane(Schedule schedule) {
    return render(schedule, new OneLane());
  }

  private static Rendering render(Schedule schedule, Lanes lanes) {
    VectorRenderer renderer = new VectorRenderer(schedule, lanes);
    renderer.unit();
    return new Rendering(JavaRenderer.PACKAGE + "." + renderer.className, renderer.out.toString());
  }

  /** The name of the variable that holds a value. */
  String name(Expr value) {
    return variables.computeIfAbsent(value, this::newName);
  }

  private String newName(Expr value) {
    return switch (value) {
      case Expr.Argument argument -> names.claim(argument.name());
      case Expr.Register register -> names.claim(register.name());
      default -> {
        String label = schedule.labels().get(value);
        yield label == null ? names.temporary() : names.claim(label);
      }
    };
  }

  /** A name for something that is no value. */
  String claim(String wish) {
    return names.claim(wish);
  }

  /** The name of a buffer. */
  String name(Buffer buffer) {
    return buffers.computeIfAbsent(buffer, b -> names.claim(b.name()));
  }

  private void keep(Expr value) {
    kept.put(value, newArray(name(value) + "_tile", value.type()));
  }

  private String newArray(String wish, Type type) {
    String array = names.claim(wish);
    arrays.put(array, lanes.element(type));
    return array;
  }

  /** An array for values of a type that is none of those taken; it serves several stages. */
  String sparedArray(Type type, Set<String> taken) {
    List<String> all = spared.computeIfAbsent(lanes.element(type), element -> new ArrayList<>());
    return all.stream()
        .filter(array -> !taken.contains(array))
        .findFirst()
        .orElseGet(() -> {
          all.add(newArray(lanes.element(type) + "_spare", type));
          return all.getLast();
        });
  }

  /** An array with room for the elements of one vector, for what is done lane by lane. */
  String laneArray(Type type, int number) {
    String element = lanes.element(type);
    return laneArrays.computeIfAbsent(
            element + " " + number, key -> new LaneArray(names.claim(element + "_lanes"), element))
        .name;
  }

  private record LaneArray(String name, String element) {}

  private void unit() {
    if (program.hasSteps()) {
      Set<Expr> used = usedInSteps();
      program.registers().stream()
          .map(Carried::register)
          .filter(used::contains)
          .forEach(registersInSteps::add);
      schedule.window().stream().filter(used::contains).filter(this::isDear).forEach(this::keep);
      Map<Expr, String> fromStart = new LinkedHashMap<>(kept);
      begin();
      block();
      turn("one", schedule.one(), 1);
      schedule.four().ifPresent(four -> turn("four", four, 4));
      finish(fromStart);
    } else {
      finish(Map.of());
    }
    print();
  }

  private Set<Expr> usedInSteps() {
    Set<Expr> used = new HashSet<>();
    schedule.block().forEach(value -> used.addAll(value.operands()));
    for (Turn turn : schedule.turns()) {
      used.addAll(turn.next());
      turn.part().values().forEach(value -> used.addAll(value.operands()));
      for (Group group : turn.part().groups()) {
        used.add(group.guard());
        group.values().forEach(value -> used.addAll(value.operands()));
        group.stores().forEach(store -> used.addAll(List.of(store.index(), store.value())));
      }
    }
    return used;
  }

  /**
   * Whether a value is worth keeping: it takes more than one quick operation on what lies in memory
   * anyway.
   */
  boolean isDear(Expr value) {
    return !uniformity.isUniform(value)
        && !isAtHand(value)
        && !(value instanceof Expr.Operation operation
            && isQuick(operation.operator())
            && operation.operands().stream().allMatch(this::isAtHand));
  }

  private static boolean isQuick(Operator operator) {
    return switch (operator) {
      case DIVIDE, REMAINDER, SQRT, MULTIPLY_HIGH -> false;
      case ADD,
          SUBTRACT,
          MULTIPLY,
          NEGATE,
          FMA,
          AND,
          OR,
          XOR,
          NOT,
          SHIFT_LEFT,
          SHIFT_RIGHT,
          LESS,
          LESS_EQUAL,
          EQUAL,
          NOT_EQUAL,
          SELECT,
          CONVERT,
          BITCAST ->
          true;
    };
  }

  private boolean isAtHand(Expr operand) {
    return operand instanceof Expr.Position
        || uniformity.isUniform(operand)
        || (operand instanceof Expr.Load load && uniformity.isConsecutive(load.index()));
  }

  private void begin() {
    Map<String, Expr> results = new LinkedHashMap<>();
    program.registers().forEach(c -> results.put(array(c.register()), c.initial()));
    schedule.window().stream()
        .filter(kept::containsKey)
        .forEach(value -> results.put(array(value), value));
    stage("begin", Map.of(), schedule.window(), List.of(), results);
  }

  /** Whether there is anything to keep for four steps that is not the same for all neurons. */
  private boolean hasBlock() {
    return !schedule.blockResults().stream().allMatch(uniformity::isUniform);
  }

  private void block() {
    if (hasBlock()) {
      Map<Expr, String> before = Map.copyOf(kept);
      schedule.blockResults().stream().filter(v -> !uniformity.isUniform(v)).forEach(this::keep);
      Map<String, Expr> results = new LinkedHashMap<>();
      schedule.blockResults().stream()
          .filter(kept::containsKey)
          .forEach(value -> results.put(array(value), value));
      stage("block", before, schedule.block(), List.of(), results);
    }
  }

  private void turn(String name, Turn turn, int steps) {
    Map<String, Expr> results = new LinkedHashMap<>();
    Map<String, Expr> last = new LinkedHashMap<>();
    for (int k = 0; k < turn.next().size(); k++) {
      Expr.Register register = program.registers().get(k).register();
      Expr next = turn.next().get(k);
      if (!next.equals(register)) {
        (registersInSteps.contains(register) ? results : last).put(array(register), next);
      }
    }
    stages.add(
        new VectorStage(
            this,
            name,
            kept,
            turn.part().values(),
            turn.part().groups(),
            results,
            new Last(last, steps)));
  }

  private void finish(Map<Expr, String> fromStart) {
    List<Expr> order = new ArrayList<>(schedule.window());
    order.addAll(schedule.last().values());
    stage("finish", fromStart, order, schedule.last().groups(), Map.of());
  }

  private void stage(
      String name,
      Map<Expr, String> available,
      List<Expr> order,
      List<Group> groups,
      Map<String, Expr> results) {
    Last last = new Last(Map.of(), 0);
    stages.add(new VectorStage(this, name, available, order, groups, results, last));
  }

  private String array(Expr value) {
    return Objects.requireNonNull(kept.get(value));
  }

  private void print() {
    out.line("package " + JavaRenderer.PACKAGE + ";").gap();
    lanes.imports().forEach(name -> out.line("import " + name + ";").gap());
    out.line(
        "/** Program %s in %s precision. */".formatted(program.name(), program.precision().text()));
    out.open("public final class " + className);
    lanes.declarations().forEach(line -> out.line("public static final " + line));
    out.line("public static final int TILE = %d;".formatted(tile())).gap();
    out.open("public static Object[] scratch()");
    out.line("return new Object[] {" + String.join(", ", scratch()) + "};");
    out.close().gap();
    run();
    for (VectorStage stage : stages) {
      for (VectorPass pass : stage.passes()) {
        out.gap();
        pass.print(out);
      }
    }
    out.close();
  }

  private int tile() {
    long room = TILE_BYTES / ((arrays.size() + 1L) * lanes.bytes()) & -SMALLEST_TILE;
    return Math.clamp(room, SMALLEST_TILE, LARGEST_TILE);
  }

  private List<String> scratch() {
    List<String> made = new ArrayList<>();
    arrays.values().forEach(element -> made.add("new %s[TILE]".formatted(element)));
    laneArrays.values().forEach(array -> made.add("new %s[LANES]".formatted(array.element)));
    return made;
  }

  private void run() {
    out.open(
        "public static void run(long[] arguments, Object[] buffers, Object[] scratch, int from, int to)");
    unpack();
    out.open("for (int tile = from; tile < to; tile += TILE)");
    out.line("final int size = Math.min(TILE, to - tile);");
    if (program.hasSteps()) {
      call("begin");
      steps();
    }
    call("finish");
    out.close().close();
  }

  private void steps() {
    String first = name(Program.FIRST_STEP);
    String end = name(Program.END_STEP);
    out.line("int step = " + first + ";");
    out.open("while (step < " + end + ")");
    if (schedule.four().isPresent()) {
      out.open("if ((step & 3) == 0 && step <= " + end + " - 4)");
      call("four");
      out.line("step += 4;");
      out.line("continue;");
      out.close();
    }
    if (hasBlock()) {
      out.open("if (step == " + first + " || (step & 3) == 0)");
      call("block");
      out.close();
    }
    call("one");
    out.line("step++;");
    out.close();
  }

  private void call(String name) {
    stages.stream()
        .filter(stage -> stage.name().equals(name))
        .flatMap(stage -> stage.passes().stream())
        .forEach(pass -> out.line(pass.name() + "(" + String.join(", ", pass.handedOver()) + ");"));
  }

  private void unpack() {
    for (int k = 0; k < program.arguments().size(); k++) {
      Expr.Argument argument = program.arguments().get(k);
      String bits = JavaLanguage.fromBits(argument.type(), "arguments[" + k + "]");
      out.line(
          "final %s %s = %s;".formatted(JavaLanguage.type(argument.type()), name(argument), bits));
    }
    for (int k = 0; k < program.buffers().size(); k++) {
      Buffer buffer = program.buffers().get(k);
      unpack(JavaLanguage.type(buffer.type()), name(buffer), "buffers[" + k + "]");
    }
    int place = 0;
    for (Map.Entry<String, String> array : arrays.entrySet()) {
      unpack(array.getValue(), array.getKey(), "scratch[" + place++ + "]");
    }
    for (LaneArray array : laneArrays.values()) {
      unpack(array.element, array.name, "scratch[" + place++ + "]");
    }
  }

  private void unpack(String element, String name, String from) {
    out.line("final %s[] %s = (%s[]) %s;".formatted(element, name, element, from));
  }
}
