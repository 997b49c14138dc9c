package org.rheobase.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that is run on every engine of this machine, in every precision that it has: a method with
 * one parameter, an {@link EngineUnderTest}. {@link OpenClPresenceTest} makes sure that there is
 * OpenCL among them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(EveryEngine.class)
public @interface OnEveryEngine {}
