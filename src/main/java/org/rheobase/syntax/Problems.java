package org.rheobase.syntax;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gathers the problems of a model so that all are reported in one go. Not safe for use by several
 * threads.
 */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  /** Notes a mistake. */
  public void error(Span span, String message) {
    add(Problem.Severity.ERROR, span, message, Optional.empty());
  }

  /** Notes a mistake, and what would be right. */
  public void error(Span span, String message, String hint) {
    add(Problem.Severity.ERROR, span, message, Optional.of(hint));
  }

  /** Notes something that is likely not meant. */
  public void warning(Span span, String message, String hint) {
    add(Problem.Severity.WARNING, span, message, Optional.of(hint));
  }

  private void add(Problem.Severity severity, Span span, String message, Optional<String> hint) {
    found.add(new Problem(severity, Optional.of(span), message, hint));
  }

  /** Takes over problems found elsewhere. */
  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /**
   * The result of a step that may refuse the model.
   *
   * @return empty if it refuses, its problems then being noted
   */
  public <T> Optional<T> attempt(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (ModelError e) {
      addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Whether a mistake was noted. */
  public boolean hasErrors() {
    return found.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  /** Those noted so far, in the order in which they were found. */
  public List<Problem> found() {
    return List.copyOf(found);
  }

  /**
   * Refuses the model if a mistake was noted.
   *
   * @throws ModelError with all problems, warnings too
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new ModelError(found());
    }
  }
}
