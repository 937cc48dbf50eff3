package dev.taffrail.cli;

import java.util.List;
import java.util.Map;

/// How much a process logs. `up` logs what its services do; all other commands only what is broken, since their answer
/// is what counts.
final class LogLevel {
    private static final String OWN = "TAFFRAIL_LOG_LEVEL";
    private static final String KAFKA = "TAFFRAIL_LOG_LEVEL_KAFKA";

    private LogLevel() {}

    /// Has to be called before the first logger is made.
    static void choose(String[] args, Map<String, String> environment) {
        boolean up = List.of(args).contains("up");
        choose(OWN, up ? "INFO" : "ERROR", environment);
        choose(KAFKA, up ? "WARN" : "ERROR", environment);
    }

    private static void choose(String variable, String level, Map<String, String> environment) {
        if (!environment.containsKey(variable)) {
            System.setProperty(variable, level);
        }
    }
}
