package dev.taffrail.schemas.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/// How a component must be handled; becomes the property `taffrail.class` of the Avro field. Read by [ClassifiedFields]
/// and [JsonRecords]; a component without one is an identifier or a number.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DataClass {
    Level value();

    /// From least to most protected.
    enum Level {
        /// For everybody.
        PUBLIC,
        /// Written by operators or by the product, about no person.
        INTERNAL,
        /// Written by people, models or tools: screened before it goes on from where it comes in.
        PERSONAL,
        /// Opens something: never goes on from where it comes in, and is never shown.
        SECRET;

        /// What stands in the place of a value of this class that nobody may see.
        public String removed() {
            return "[removed: " + name().toLowerCase(Locale.ROOT) + "]";
        }
    }
}
