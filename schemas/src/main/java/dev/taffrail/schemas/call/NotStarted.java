package dev.taffrail.schemas.call;

import dev.taffrail.schemas.codec.DataClass;

/// The call had no effect and cost nothing.
public record NotStarted(
        ResultHead head,
        NotStartedReason reason,
        long retryAfterMillis,
        @DataClass(DataClass.Level.PERSONAL) String detail)
        implements CallResult {}
