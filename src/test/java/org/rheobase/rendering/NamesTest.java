package org.rheobase.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Engines;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;

/**
 * Whatever things are called, no source has anything else in it than words, numbers and the signs
 * of its language: no name can end a comment, a line or a statement.
 */
class NamesTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Set<String> RESERVED = Set.of("int", "position", "t1", "half", "x_2", "n");

  /** Lines of a source, its head aside: no quotes, no comments, no escapes. */
  private static final Pattern CODE =
      Pattern.compile("([A-Za-z0-9_ +*%<>=!&|^~?:;,.(){}\\[\\]-]|/(?![/*]))*");

  private static final String[] SLY = {
    "",
    "_",
    "1",
    "a b",
    "é",
    "x\ny",
    "x; } kernel void other() {",
    "*/ int x; /*",
    "\\u002a/",
    "// \\",
    "\" + x + \"",
    "#define x",
    "position",
    "step",
    "int",
    "half",
    "Double",
    "t1",
    "x_2",
    "\uD83D\uDE00",
    "\u202E"
  };

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of(SLY), Arbitraries.strings().ofMaxLength(8), Arbitraries.of("x", "y", "v"));
  }

  @Property
  void noTwoNamesAreAlikeAndNoneIsReserved(@ForAll @Size(max = 40) List<String> wishes) {
    everyNameIsNew(wishes);
  }

  @Property
  void slyNamesBecomeWords(@ForAll("lists") List<String> wishes) {
    everyNameIsNew(wishes);
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return names().list().ofMaxSize(40);
  }

  private static void everyNameIsNew(List<String> wishes) {
    Names names = new Names(RESERVED::contains);
    Set<String> given = new HashSet<>();
    for (String wish : wishes) {
      for (String name : List.of(names.claim(wish), names.temporary())) {
        assertThat(name).matches(WORD);
        assertThat(RESERVED).doesNotContain(name);
        assertThat(given.add(name)).isTrue();
      }
    }
  }

  @Property(tries = 300)
  void sourcesAreMadeOfWordsAndSigns(
      @ForAll("names") String title, @ForAll("lists") List<String> labels) {
    Schedule schedule = Schedule.of(program(title, labels));
    check(OpenClRenderer.render(schedule));
    check(OpenClRenderer.renderGuarded(schedule));
    check(JavaRenderer.render(schedule));
  }

  private static void check(Rendering rendering) {
    assertThat(rendering.entry().split("\\.")).allMatch(part -> WORD.matcher(part).matches());
    for (String line : rendering.source().split("\n", -1)) {
      boolean isHead = line.matches("(//|/\\*\\*) Program \\w+ in double precision\\.( \\*/)?");
      assertThat(isHead || CODE.matcher(line).matches()).as(line).isTrue();
    }
  }

  @Property(tries = 30)
  void sourcesAreCompiled(@ForAll("names") String title, @ForAll("lists") List<String> labels) {
    try (Engine engine = Engines.open(Backend.cpu(), Precision.DOUBLE, EngineOptions.defaults())) {
      assertThat(engine.compile(program(title, labels))).isNotNull();
    }
  }

  /** A program in which everything that has a name is called by one of the labels. */
  private static Program program(String title, List<String> labels) {
    IrBuilder ir = new IrBuilder();
    List<Expr.Argument> arguments = new ArrayList<>(List.of(Program.FIRST_STEP, Program.END_STEP));
    List<Buffer> buffers = new ArrayList<>();
    List<Carried> registers = new ArrayList<>();
    List<Store> stores = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      String label = labels.get(k) + k;
      Expr.Argument argument = new Expr.Argument(label + "a", Type.F64);
      Buffer buffer = new Buffer(label + "b", Type.F64);
      Expr.Register register = new Expr.Register(label + "r", Type.F64);
      Expr sum = ir.add(ir.argument(argument), ir.register(register));
      Expr value = ir.label(ir.multiply(sum, sum), labels.get(k));
      arguments.add(argument);
      buffers.add(buffer);
      registers.add(new Carried(register, ir.real(Type.F64, k), value));
      stores.add(new Store(ir.constant(true), buffer, ir.position(), ir.register(register)));
    }
    return new Program(
        title.isEmpty() ? "p" : title,
        Precision.DOUBLE,
        arguments,
        buffers,
        registers,
        List.of(),
        stores,
        ir.labels());
  }
}
