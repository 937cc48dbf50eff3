package dev.taffrail.guardrail.rule;

import java.util.Optional;

/// How many runs may be asked for.
///
/// @param tenant all of a tenant's together
/// @param user each user of a tenant by himself; who asks without a name counts for the tenant only
public record Rates(Optional<Rate> tenant, Optional<Rate> user) {
    public static final Rates NONE = new Rates(Optional.empty(), Optional.empty());

    public boolean isNone() {
        return tenant.isEmpty() && user.isEmpty();
    }
}
