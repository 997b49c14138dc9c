package org.rheobase.model;

import java.util.Optional;

/**
 * The rate of a population, to be recorded.
 *
 * @param smoothing the window with which it is also smoothed; absent: it is not
 */
public record RateRecording(Optional<SmoothingWindow> smoothing) {}
