package dev.taffrail.schemas.policy;

/// How many root runs may be at work at the same time. 0 means "not given": no limit of this kind. Enforced by the run
/// machine, so it comes with the run.
///
/// @param tenant all of a tenant's together
/// @param user each user of a tenant by himself; who asks without a name counts for the tenant only
public record Concurrency(int tenant, int user) {
    public static final Concurrency NONE = new Concurrency(0, 0);

    /// The highest limit that a policy may give.
    public static final int MOST = 1_000_000;

    public boolean isNone() {
        return tenant == 0 && user == 0;
    }
}
