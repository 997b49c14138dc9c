package org.rheobase.ir;

/**
 * The writing of one element of a buffer.
 *
 * @param guard the store takes place only where this holds
 * @param buffer the buffer written
 * @param index which element: an {@code I32} within the buffer's length
 * @param value what is written
 */
public record Store(Expr guard, Buffer buffer, Expr index, Expr value) {}
