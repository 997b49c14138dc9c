package org.rheobase.rendering;

/**
 * A program's source text.
 *
 * @param entry the name by which the compiled program is found: a class in Java, a kernel function
 *     in OpenCL C
 * @param source the text; the same program always gives the same one
 */
public record Rendering(String entry, String source) {}
