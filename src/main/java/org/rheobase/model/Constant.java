package org.rheobase.model;

import org.rheobase.units.Dimension;

/**
 * A value with a physical dimension that is the same for all neurons and fixed during a run.
 *
 * @param value in SI base units
 * @param dimension its dimension
 */
public record Constant(double value, Dimension dimension) {}
