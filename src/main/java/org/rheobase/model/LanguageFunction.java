package org.rheobase.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rheobase.syntax.Ast;

/** The functions of the language: how many arguments they take, and what they do to dimensions. */
public enum LanguageFunction {
  EXP("exp", 1, Rule.NUMBER),
  LOG("log", 1, Rule.NUMBER),
  LOG10("log10", 1, Rule.NUMBER),
  LOG1P("log1p", 1, Rule.NUMBER),
  EXPM1("expm1", 1, Rule.NUMBER),
  EXPREL("exprel", 1, Rule.NUMBER),
  SIN("sin", 1, Rule.NUMBER),
  COS("cos", 1, Rule.NUMBER),
  TAN("tan", 1, Rule.NUMBER),
  SINH("sinh", 1, Rule.NUMBER),
  COSH("cosh", 1, Rule.NUMBER),
  TANH("tanh", 1, Rule.NUMBER),
  ARCSIN("arcsin", 1, Rule.NUMBER),
  ARCCOS("arccos", 1, Rule.NUMBER),
  ARCTAN("arctan", 1, Rule.NUMBER),
  SQRT("sqrt", 1, Rule.ROOT),
  ABS("abs", 1, Rule.KEEP),
  SIGN("sign", 1, Rule.SIGN),
  FLOOR("floor", 1, Rule.WHOLE),
  CEIL("ceil", 1, Rule.WHOLE),
  INT("int", 1, Rule.WHOLE),
  CLIP("clip", 3, Rule.KEEP),
  TIMESTEP("timestep", 2, Rule.STEPS),
  RAND("rand", 0, Rule.NUMBER),
  RANDN("randn", 0, Rule.NUMBER),
  POISSON("poisson", 1, Rule.WHOLE);

  /** What a function does to dimensions and kinds of value. */
  public enum Rule {
    /** Numbers without unit in and out. */
    NUMBER,
    /** The dimension to the power 1/2. */
    ROOT,
    /** All arguments and the result alike. */
    KEEP,
    /** Any dimension in, a number without unit out. */
    SIGN,
    /** A number without unit in, an integer out; {@code int} takes truth values too. */
    WHOLE,
    /** Times in, an integer out. */
    STEPS
  }

  private final String text;
  private final int arity;
  private final Rule rule;

  LanguageFunction(String text, int arity, Rule rule) {
    this.text = text;
    this.arity = arity;
    this.rule = rule;
  }

  /** The name in equations. */
  public String text() {
    return text;
  }

  /** Number of arguments. */
  public int arity() {
    return arity;
  }

  /** What it does to dimensions. */
  public Rule rule() {
    return rule;
  }

  /** Whether a call has another value each time. */
  public static boolean isRandom(Ast.Call call) {
    return find(call.function()).filter(f -> f == RAND || f == RANDN || f == POISSON).isPresent();
  }

  /** The function of a name. */
  public static Optional<LanguageFunction> find(String name) {
    return Arrays.stream(values()).filter(function -> function.text.equals(name)).findFirst();
  }

  /** The names of all functions. */
  public static List<String> names() {
    return Arrays.stream(values()).map(LanguageFunction::text).toList();
  }
}
