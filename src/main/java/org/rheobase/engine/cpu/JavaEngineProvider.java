package org.rheobase.engine.cpu;

import java.util.List;
import java.util.stream.Stream;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.EngineProvider;

/** Offers the Java engine where the Java runtime has a compiler. */
public final class JavaEngineProvider implements EngineProvider {

  /** For {@link java.util.ServiceLoader}. */
  public JavaEngineProvider() {}

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public List<Device> devices() {
    return JavaCompilation.isPossible() ? List.of(device(JavaForm.BEST)) : List.of();
  }

  @Override
  public List<Device> variants() {
    return Stream.of(JavaForm.PLAIN, JavaForm.PASSES, JavaForm.VECTOR)
        .filter(form -> JavaCompilation.isPossible())
        .filter(form -> form != JavaForm.VECTOR || PassForm.hasVectors())
        .map(this::device)
        .toList();
  }

  private Device device(JavaForm form) {
    return ThisMachine.device(name(), form.text(), "Java engine", List.of());
  }

  @Override
  public String absence() {
    return JavaCompilation.isPossible()
        ? ""
        : "this Java runtime has no compiler; start Rheobase with a JDK instead of a JRE";
  }

  @Override
  public Engine open(Device device, EngineOptions options) {
    return new JavaEngine(device, options, JavaForm.named(device.platformName()));
  }
}
