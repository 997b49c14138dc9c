/**
 * Model to program: here the meaning of equations, slots and refractoriness is put into the IR. It
 * must not know of engines, and nothing but this package knows both models and programs.
 */
@NullMarked
package org.rheobase.lowering;

import org.jspecify.annotations.NullMarked;
