package dev.taffrail.guardrail.policy;

/// Measures rules at work. Called by any number of threads.
public interface RuleClock {
    /// Stands still: for policies that are tried, not at work.
    RuleClock STOPPED = new RuleClock() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void took(String rule, Stage stage, long nanos) {}
    };

    /// Nanoseconds since whenever; only differences are taken.
    long nanos();

    /// Is told of every rule that was asked, also of one that found nothing.
    void took(String rule, Stage stage, long nanos);
}
