package org.rheobase.lowering;

import java.util.List;
import org.rheobase.model.NeuronSelection;

/**
 * Which values of a population are recorded when: the given variables of the selected neurons, at
 * the start of each step in which a tick falls.
 *
 * @param variables names of variables, at least one
 * @param neurons the neurons recorded
 * @param ticks when samples are taken
 */
public record Sampling(List<String> variables, NeuronSelection neurons, Ticks ticks) {}
