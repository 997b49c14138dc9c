package org.rheobase.integrators;

import java.util.Map;
import org.rheobase.syntax.Ast;

/**
 * One time step: the new value of each variable as a formula in the values before the step. In it,
 * {@code t} is the time at the step's start, and a noise name ({@code xi}) a normal number of mean
 * 0 and variance 1, drawn once a step and neuron.
 *
 * @param locals intermediate values in order, each of which may use those before it; their names
 *     begin with an underscore
 * @param next the new values by variable
 */
public record Step(Map<String, Ast.Expression> locals, Map<String, Ast.Expression> next) {}
