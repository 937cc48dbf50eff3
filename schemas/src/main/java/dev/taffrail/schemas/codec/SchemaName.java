package dev.taffrail.schemas.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name of a record or enum in Avro, where it is not the simple name of the class: two nested classes of one simple
/// name, or a class that was renamed while its bytes live on.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SchemaName {
    String value();
}
