package dev.taffrail.schemas.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the static method of a record that makes it from one string, so that people can write `"input": "hello"` in
/// JSON instead of an object. At most one per record. Avro does not know of it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FromString {}
