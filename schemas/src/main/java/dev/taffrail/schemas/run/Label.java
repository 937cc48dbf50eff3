package dev.taffrail.schemas.run;

import dev.taffrail.schemas.codec.DataClass;

/// A name and a value that the requester attached to a run; carried, never interpreted.
public record Label(
        String name, @DataClass(DataClass.Level.PERSONAL) String value) {}
