package org.rheobase.ir;

/**
 * A register's course through the steps of a launch.
 *
 * @param register the register
 * @param initial its value before the first step
 * @param next its value after a step, in terms of the values before it
 */
public record Carried(Expr.Register register, Expr initial, Expr next) {}
