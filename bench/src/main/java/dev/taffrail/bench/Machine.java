package dev.taffrail.bench;

import tools.jackson.databind.node.ObjectNode;

/// Where a report was made.
final class Machine {
    private Machine() {}

    static void describe(ObjectNode details) {
        details.put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", Runtime.version().toString())
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
