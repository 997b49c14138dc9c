/**
 * The mathematical functions and the random numbers of models, written once, as values of the IR,
 * so that their bits are the same on every engine. It must not know of equations or renderers.
 */
@NullMarked
package org.rheobase.mathlib;

import org.jspecify.annotations.NullMarked;
