package org.rheobase.model;

import java.util.List;
import java.util.Map;

/**
 * One run of several in a row.
 *
 * @param duration how long, in seconds
 * @param dt the time step in seconds
 * @param constants constants that have other values from here on
 * @param settings how variables are set before it, by population
 */
public record Phase(
    double duration,
    double dt,
    Map<String, Constant> constants,
    Map<String, List<Setting>> settings) {}
