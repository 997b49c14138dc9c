package org.rheobase.model;

import java.util.Optional;
import org.rheobase.syntax.Ast;

/**
 * What a parameter marked (linked) stands for: a variable of another population, as it is at this
 * point of the step.
 *
 * @param variable the parameter
 * @param source name of the other population
 * @param sourceVariable its variable
 * @param index which of its neurons, from i, N and constants; absent: the one with the neuron's own
 *     number, or the only one there is
 */
public record Link(
    String variable, String source, String sourceVariable, Optional<Ast.Expression> index) {}
