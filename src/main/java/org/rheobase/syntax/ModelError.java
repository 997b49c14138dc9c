package org.rheobase.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model is wrong. The message is all problems as blocks of text, each with its place and what
 * would be right.
 */
public final class ModelError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Refuses a model for the given reasons; at least one of them is an error. */
  public ModelError(List<Problem> problems) {
    super(problems.stream().map(Problem::render).collect(Collectors.joining("\n\n")));
    this.problems = List.copyOf(problems);
  }

  /** Refuses a model for one reason that has a place. */
  public static ModelError at(Span span, String message, String hint) {
    return new ModelError(
        List.of(
            new Problem(Problem.Severity.ERROR, Optional.of(span), message, Optional.of(hint))));
  }

  /** Refuses a call for one reason that has no place in a text. */
  public static ModelError of(String message) {
    return new ModelError(
        List.of(new Problem(Problem.Severity.ERROR, Optional.empty(), message, Optional.empty())));
  }

  /** What is wrong, in the order of finding. */
  public List<Problem> problems() {
    return problems;
  }
}
