package dev.taffrail.guardrail.stream;

/// The names of a sub-topology's sinks. Each has its own, since shared ones would make the two sub-topologies one.
record Sinks(String inbox, String deadLetters, String audit) {
    static Sinks of(String group) {
        return new Sinks(group + "-to-inbox", group + "-to-dead-letters", group + "-to-audit");
    }
}
