package org.rheobase.integrators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rheobase.model.Names;

/** The numerical methods by name. It may be used by several threads. */
public final class Methods {
  /** Another name that {@code exact} has. */
  private static final String LINEAR = "linear";

  /** The methods that are tried, in this order, where a model names none. */
  private static final List<String> DEFAULTS = List.of("exact", "euler", "heun");

  /** The methods of this package, in the order in which they are recommended. */
  private static final List<Integrator> OWN =
      List.of(
          new Exact(),
          new ExponentialEuler(),
          RungeKutta.classical(),
          RungeKutta.midpoint(),
          new Euler(),
          new Heun(),
          new Milstein());

  private static final Map<String, Integrator> BY_NAME = new LinkedHashMap<>();

  static {
    OWN.forEach(method -> BY_NAME.put(method.name(), method));
  }

  private Methods() {}

  /**
   * Makes a method known, so that models may ask for it by its name. It is never chosen where a
   * model names none.
   *
   * @throws IllegalArgumentException if its name is taken, or is no identifier in small letters
   */
  public static void register(Integrator method) {
    String name = method.name();
    if (!Names.isIdentifier(name) || !name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "a method's name is an identifier in small letters, not '%s'".formatted(name));
    }
    synchronized (BY_NAME) {
      if (name.equals(LINEAR) || BY_NAME.putIfAbsent(name, method) != null) {
        throw new IllegalArgumentException("there is a method '%s' already".formatted(name));
      }
    }
  }

  /** The names that models may ask for, {@code linear} being another one for {@code exact}. */
  public static List<String> names() {
    synchronized (BY_NAME) {
      return List.copyOf(BY_NAME.keySet());
    }
  }

  /** The method of a name; capitals do not matter. */
  public static Optional<Integrator> find(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    synchronized (BY_NAME) {
      return Optional.ofNullable(BY_NAME.get(small.equals(LINEAR) ? "exact" : small));
    }
  }

  /** The method that a system gets where its model names none: the first that applies, if any. */
  public static Optional<Integrator> choose(EquationSystem system) {
    return DEFAULTS.stream()
        .flatMap(name -> find(name).stream())
        .filter(method -> method.refusals(system).isEmpty())
        .findFirst();
  }

  /**
   * The names of the methods that would do for a system, the best first; methods for noise only if
   * there is some.
   */
  static List<String> applicable(EquationSystem system) {
    return OWN.stream()
        .filter(method -> method.refusals(system).isEmpty())
        .filter(method -> !system.noises().isEmpty() || !isForNoise(method))
        .map(Integrator::name)
        .toList();
  }

  private static boolean isForNoise(Integrator method) {
    return method instanceof Heun || method instanceof Milstein;
  }
}
