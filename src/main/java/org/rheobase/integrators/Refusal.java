package org.rheobase.integrators;

import org.rheobase.syntax.Ast;

/**
 * Why a method does not apply to a system.
 *
 * @param term the term in the way
 * @param reason what the method cannot do with it
 * @param remedy which method could, or what to change
 */
public record Refusal(Ast.Expression term, String reason, String remedy) {}
