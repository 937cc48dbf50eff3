package dev.taffrail.ingest.form;

import dev.taffrail.schemas.run.RunKey;

/// Reads what [RunKey#handle] writes.
public final class RunHandle {
    private RunHandle() {}

    /// The run called `session/run`, or `run` when both are equal.
    ///
    /// @param tenant empty for the default tenant
    /// @throws InvalidRequest when the handle is none
    public static RunKey parse(String tenant, String handle) {
        int slash = handle.indexOf('/');
        return slash < 0
                ? of(tenant, handle, handle)
                : of(tenant, handle.substring(0, slash), handle.substring(slash + 1));
    }

    /// @throws InvalidRequest when one of them is no name
    public static RunKey of(String tenant, String session, String run) {
        return new RunKey(
                tenant.isEmpty() ? RunKey.DEFAULT_TENANT : Checks.requireName("tenant", tenant),
                Checks.requireName("session", session),
                Checks.requireName("run", run));
    }
}
