package org.rheobase.integrators;

import org.rheobase.syntax.Ast;

/**
 * Why a method does not apply to a system. Which methods would do is found out by trying them.
 *
 * @param term the term in the way, as it stands in the user's text
 * @param reason what the method cannot do with it, as a sentence without capital and full stop
 */
public record Refusal(Ast.Expression term, String reason) {}
