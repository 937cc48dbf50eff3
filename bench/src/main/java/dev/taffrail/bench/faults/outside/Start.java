package dev.taffrail.bench.faults.outside;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call that reached the outside: from here on it counts as started, whatever becomes of its caller.
///
/// @param key the idempotency key of the call, `tenant/session/run:leg.step.index`
/// @param what `model`, or the name of the tool
/// @param tokens billed for it; 0 for a tool
public record Start(String key, String what, long tokens) {
    public static final String MODEL = "model";

    private static final Pattern KEY = Pattern.compile("[^/]+/[^/]+/([^/]+):\\d+\\.\\d+\\.\\d+");

    public boolean isModel() {
        return what.equals(MODEL);
    }

    /// The id of the run; empty for a key that no call has.
    public String run() {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
