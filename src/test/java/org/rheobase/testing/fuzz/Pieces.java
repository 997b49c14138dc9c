package org.rheobase.testing.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** What is put into texts: words and signs of the languages, and others that look like them. */
public final class Pieces {
  private static final List<String> SIGNS =
      List.of(
          " ( ) : = == ** * / // % + - += *= **= , ; # \\ < >= ! != && ^ [ ] { } ' \" . ? & | > @ ~"
              .split(" "));

  private static final List<String> SPACES =
      List.of(" ", "\n", "\n  ", "\t", "\r\n", "\r", "\\\n", "\f", "\u00A0", "\u2028", "\uFEFF");

  private static final List<String> STRANGE =
      List.of(
          "\0", "\u001B", "\u0085", "é", "µ", "μ", "𝜏", "\uD800", "\uDC00", "²", "−", "\u202E");

  private static final List<String> NUMBERS =
      List.of(
          "0 1 2 3 .5 1. 2e 1e-3 1e999 1e308 5e-324 0x1 0b1 1_000 1j 2147483647 2147483648 -1 00 0/0 1/0"
              .split(" "));

  private static final List<String> WORDS =
      List.of(
          ("v w x n b dv/dt dw/dt d dt t i N xi xi_a lastspike not_refractory tau True False and or not if else"
                  + " lambda class import volt mV second ms Hz kHz pi e inf exp( clip( rand() randn() poisson( int("
                  + " sqrt( timestep( log( exprel( abs( sign( floor( f( unknown _v v_pre __ s volts nan None")
              .split(" "));

  private static final List<String> PHRASES =
      List.of(
          "unless refractory",
          "(unless refractory)",
          "(constant)",
          "(shared)",
          "(constant over dt)",
          "(linked)",
          ": 1",
          ": volt",
          ": integer",
          ": boolean",
          "dv/dt = -v/tau : 1\n",
          "x = y : 1\n",
          "y = x : 1\n",
          "import os; os.system('x')");

  private static final List<String> YAML =
      List.of(
          ("- |-- ? |> &a *a <<: !!int !!str !!binary !!python/object:os.system !local --- ... %YAML {} [] {a: [b}"
                  + " null ~ true yes .nan .inf 0o17 0x1F 2001-01-01")
              .split(" "));

  private static final List<String> YAML_PHRASES =
      List.of(
          ": ",
          "\n- ",
          "\n? ",
          ": |\n    ",
          ": >-\n",
          ": &a ",
          ": *a",
          "<<: *a",
          "<<: {count: 3}",
          "&a [*a]",
          "\n---\n",
          "\t",
          "count: ",
          "count: 1000000000000",
          "count: -1",
          "seed: 99999999999999999999",
          "equations: ",
          "neurons:\n",
          "run:\n",
          "{duration: 1*ms}",
          "duration: 1e300*second",
          "dt: 0*ms",
          "dt: 1e-300*second",
          "method: [euler, exact]",
          "method: rk4",
          "record: all",
          "record: {spikes: true}",
          "record: {state: {variables: [v]}}",
          "initial: [{v: [1, 2]}]",
          "phases: [{duration: 1*ms}]",
          "constants: {tau: 10*ms}",
          "\"\\u0000\"",
          "\"\\x41\"");

  private Pieces() {}

  /** For texts of the language of equations. */
  public static List<String> ofCode() {
    return Stream.of(SIGNS, SPACES, STRANGE, NUMBERS, WORDS, PHRASES)
        .flatMap(List::stream)
        .toList();
  }

  /** For model files. */
  public static List<String> ofModelFiles() {
    return Stream.of(ofCode(), YAML, YAML_PHRASES, YAML_PHRASES).flatMap(List::stream).toList();
  }
}
