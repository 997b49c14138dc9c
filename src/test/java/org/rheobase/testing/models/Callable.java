package org.rheobase.testing.models;

import java.util.List;

/**
 * A function or a timed array of a model.
 *
 * @param name its name
 * @param arguments the kinds of its arguments
 * @param result the kind of its value
 * @param isShared whether its value is the same for all neurons, if its arguments are
 */
record Callable(String name, List<Kind> arguments, Kind result, boolean isShared) {}
