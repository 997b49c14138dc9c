/**
 * Spells a scheduled program as source text. It must not decide anything about a result: what a
 * program computes is said by the program, and in which order by its schedule. It must not know who
 * compiles the text.
 */
@NullMarked
package org.rheobase.rendering;

import org.jspecify.annotations.NullMarked;
