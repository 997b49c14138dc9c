package org.rheobase.engine;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.rheobase.ir.Precision;

/**
 * The interpreter, the Java engine and every OpenCL device of this machine, in each of their
 * precisions. The Java engine runs plain code in tests, which are short; what is about code itself
 * is tested in its other forms too.
 */
public final class EveryEngine implements ArgumentsProvider {
  private static final List<EngineUnderTest> ALL = find();

  private static List<EngineUnderTest> find() {
    return inEachPrecision(Engines.devices().stream()).toList();
  }

  private static Stream<EngineUnderTest> inEachPrecision(Stream<Device> devices) {
    return devices.flatMap(
        device -> device.precisions().stream().map(p -> new EngineUnderTest(device, p)));
  }

  /** All of them. */
  public static List<EngineUnderTest> all() {
    return ALL;
  }

  /** All of them, and the Java engine with the other forms of its code. */
  public static List<EngineUnderTest> inAllForms() {
    Stream<Device> forms =
        Engines.variants().stream().filter(device -> !device.backendText().equals("cpu:plain"));
    return Stream.concat(ALL.stream(), inEachPrecision(forms)).toList();
  }

  /** Those with a precision. */
  public static List<EngineUnderTest> with(Precision precision) {
    return ALL.stream().filter(engine -> engine.precision() == precision).toList();
  }

  /** Whether there is an OpenCL device. */
  public static boolean hasOpenCl() {
    return ALL.stream().anyMatch(engine -> engine.device().backend().equals("opencl"));
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return ALL.stream().map(Arguments::of);
  }
}
