/**
 * Measures how fast models run, and how fast they could: what {@code rheobase bench} prints. It
 * knows simulations and engines from outside, and does nothing to a result.
 */
@NullMarked
package org.rheobase.bench;

import org.jspecify.annotations.NullMarked;
