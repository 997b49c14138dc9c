package org.rheobase.integrators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rheobase.syntax.Ast.Expression;

/**
 * A step of a method that takes the factors g of noise once more at a supporting point s: x + dt·f,
 * and for each noise source, which has a point of its own, the terms that the method adds.
 */
final class SupportedStep {
  private SupportedStep() {}

  /**
   * The step of a system.
   *
   * @param method what it adds for a noise source in the equation of a variable
   */
  static Step of(EquationSystem system, Function<Noise, Share> method) {
    Map<String, LinearForm> forms = system.splitByNoise();
    Map<String, Expression> locals = new LinkedHashMap<>();
    Map<String, Expression> next = new LinkedHashMap<>();
    forms.forEach(
        (variable, form) -> next.put(variable, Euler.drifted(variable, form, system.dt())));
    for (String source : system.noises()) {
      String support = "_s" + locals.size() + "_";
      forms.forEach((variable, form) -> {
        Share share = method.apply(new Noise(system, source, variable, form, support));
        locals.put(support + variable, share.point());
        share.terms().forEach(term -> next.merge(variable, term, Terms::add));
      });
    }
    return new Step(locals, next);
  }

  /**
   * What a noise source makes of a variable.
   *
   * @param point the variable's value at the supporting point
   * @param terms what is added to its next value, one after another
   */
  record Share(Expression point, List<Expression> terms) {}

  /**
   * A noise source in the equation of a variable.
   *
   * @param source the name of the source
   * @param form the variable's right side
   * @param support begins the names of variables at the supporting point
   */
  record Noise(
      EquationSystem system, String source, String variable, LinearForm form, String support) {

    /** The factor g(x, t). */
    Expression factor() {
      return form.coefficient(source);
    }

    /** The factor at the supporting point and a later time. */
    Expression factorAtSupport(double elapsed) {
      return system.at(factor(), support, elapsed);
    }

    /** A factor times a number times N. */
    Expression times(double scale, Expression factor) {
      return Euler.increment(source, scale, factor);
    }

    /** N. */
    Expression number() {
      return Terms.name(source, factor().span());
    }

    /** The variable's present value. */
    Expression present() {
      return Terms.name(variable, factor().span());
    }

    /** x + dt·f. */
    Expression drifted() {
      return Euler.drifted(variable, form, system.dt());
    }
  }
}
