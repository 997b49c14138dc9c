package org.rheobase.ir;

/**
 * An array that a program reads or writes.
 *
 * @param name an identifier, unlike that of any other buffer, argument or register of the program
 * @param type type of the elements; not {@link Type#BOOL}
 */
public record Buffer(String name, Type type) {}
