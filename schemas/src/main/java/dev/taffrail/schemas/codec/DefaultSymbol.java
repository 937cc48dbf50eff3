package dev.taffrail.schemas.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The constant that a reader takes for one it does not know, and for an absent field. An enum without it must start
/// with `UNKNOWN`. Choose the safe one: a reader of today meets the constants of tomorrow.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface DefaultSymbol {}
