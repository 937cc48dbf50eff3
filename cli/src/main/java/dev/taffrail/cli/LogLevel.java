package dev.taffrail.cli;

import java.util.List;
import java.util.Map;

/// How much a process logs. Services log what they do; commands only what went wrong, since their answer is what counts.
final class LogLevel {
    private static final String VARIABLE = "TAFFRAIL_LOG_LEVEL";

    private LogLevel() {}

    /// Has to be called before the first logger is made.
    static void choose(String[] args, Map<String, String> environment) {
        if (!environment.containsKey(VARIABLE)) {
            System.setProperty(VARIABLE, List.of(args).contains("up") ? "INFO" : "WARN");
        }
    }
}
