package org.rheobase.model;

import java.util.Optional;
import org.rheobase.syntax.Source;

/**
 * A link as it is described.
 *
 * @param variable name of the parameter
 * @param source the other population
 * @param sourceVariable name of its variable
 * @param index which of its neurons
 */
record LinkText(
    Source variable, NeuronGroup source, Source sourceVariable, Optional<Source> index) {}
