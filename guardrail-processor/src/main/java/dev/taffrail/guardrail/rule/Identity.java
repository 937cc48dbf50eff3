package dev.taffrail.guardrail.rule;

import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.run.RunKey;
import java.util.Optional;
import java.util.stream.Stream;

/// Which run a record is about, as far as it says so. Without an identity there is no run that could be told what went
/// wrong.
public sealed interface Identity {
    record Known(RunKey run) implements Identity {}

    /// @param problem which name is wrong, and what would be right
    record Unknown(String problem) implements Identity {}

    /// @param tenant empty for the default tenant
    /// @param session empty for the run's own
    static Identity of(String tenant, String session, String run) {
        var key = new RunKey(tenant.isEmpty() ? RunKey.DEFAULT_TENANT : tenant, session.isEmpty() ? run : session, run);
        return Stream.of(
                        Names.problem("run_id", key.run()),
                        Names.problem("session", key.session()),
                        Names.problem("tenant", key.tenant()))
                .flatMap(Optional::stream)
                .findFirst()
                .<Identity>map(Unknown::new)
                .orElseGet(() -> new Known(key));
    }
}
