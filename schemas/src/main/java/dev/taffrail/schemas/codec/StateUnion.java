package dev.taffrail.schemas.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Allows a sealed interface of records as a component: an Avro union. For what lives in state stores only, where every
/// reader is at least as new as the writer; in a topic a new branch would break readers of yesterday, so topic serdes
/// refuse it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StateUnion {}
