package dev.taffrail.schemas.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a component must be handled; becomes the property `taffrail.class` of the Avro field.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DataClass {
    Level value();

    /// From least to most protected.
    enum Level {
        PUBLIC,
        INTERNAL,
        PERSONAL,
        SECRET
    }
}
