package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.rule.Rate;
import dev.taffrail.guardrail.rule.Rates;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.run.RunKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Counts what is asked for, by event time, in this process: each key has the time until which what it asked for is
/// paid. A run that is asked for again, by a producer that tries twice or by a record that is read again, gets the
/// answer that it got, and is not counted again. Safe for use by any number of threads.
public final class RateMeter {
    /// Tenants and users that are remembered; the ones that asked longest ago are forgotten first.
    private static final int MOST_KEYS = 65_536;

    /// Runs whose answers are remembered: far more than are asked for again, or read again after a crash.
    private static final int MOST_RUNS = 32_768;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Paid> paid = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Paid> eldest) {
            return size() > MOST_KEYS;
        }
    };
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Map<RunKey, Optional<String>> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunKey, Optional<String>> eldest) {
            return size() > MOST_RUNS;
        }
    };

    /// Counts a request, if all rates let it through; one that does not costs nothing.
    ///
    /// @param now when it was appended, in epoch milliseconds
    /// @param user empty for somebody without a name
    /// @return why not, and when again; empty when it is let through
    public Optional<String> refusal(Rates rates, Source source, long now, RunKey run, String user) {
        lock.lock();
        try {
            Optional<String> before = answers.get(run);
            if (before != null) {
                return before;
            }
            if (isOld(source)) {
                return Optional.empty();
            }
            var refusal = refusal(rates, now, run.tenant(), user);
            if (refusal.isEmpty()) {
                pay(rates, now, run.tenant(), user);
            }
            answers.put(run, refusal);
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> refusal(Rates rates, long now, String tenant, String user) {
        var ofTenant = rates.tenant().flatMap(rate -> refusal(rate, "tenant " + tenant, now, tenant));
        return ofTenant.isPresent() || user.isEmpty()
                ? ofTenant
                : rates.user().flatMap(rate -> refusal(rate, "user", now, key(tenant, user)));
    }

    private void pay(Rates rates, long now, String tenant, String user) {
        rates.tenant().ifPresent(rate -> pay(rate, now, tenant));
        if (!user.isEmpty()) {
            rates.user().ifPresent(rate -> pay(rate, now, key(tenant, user)));
        }
    }

    private static String key(String tenant, String user) {
        return tenant + "/" + user;
    }

    private boolean isOld(Source source) {
        String partition = source.topicId() + "/" + source.partition();
        Long highest = seen.get(partition);
        if (highest != null && source.offset() <= highest) {
            return true;
        }
        seen.put(partition, source.offset());
        return false;
    }

    private Optional<String> refusal(Rate rate, String who, long now, String key) {
        var before = paid(rate, key);
        long ahead = Math.max(0, before.until() - before.notBefore(now));
        long wait = ahead + interval(rate) - rate.per().toNanos();
        return wait <= 0
                ? Optional.empty()
                : Optional.of("the %s asks for more than %s runs; ask again in %d s, with a new run id"
                        .formatted(who, rate, Math.ceilDiv(wait, NANOS_PER_SECOND)));
    }

    private void pay(Rate rate, long now, String key) {
        var before = paid(rate, key);
        long at = before.notBefore(now);
        paid.put(key, new Paid(rate, Math.max(before.until(), at) + interval(rate), at));
    }

    /// What was paid at another rate says nothing of this one: a policy that changes it begins anew.
    private Paid paid(Rate rate, String key) {
        var before = paid.get(key);
        return before == null ? new Paid(rate, 0, 0) : before.at(rate);
    }

    /// What one key has paid, in nanoseconds since 1970.
    ///
    /// @param last when it paid. Partitions are read one after the other after an outage: what was appended before
    ///     that and is read later counts as asked for then
    private record Paid(Rate rate, long until, long last) {
        Paid at(Rate now) {
            return rate.equals(now) ? this : new Paid(now, 0, last);
        }

        long notBefore(long millis) {
            return Math.max(last, millis * NANOS_PER_MILLI);
        }
    }

    private static long interval(Rate rate) {
        return rate.per().toNanos() / rate.requests();
    }
}
