package dev.taffrail.cli.topics;

import java.util.List;

/// A topic as the cluster has it.
///
/// @param id Kafka's own, in text form; empty when the topic does not exist
/// @param differences from the catalogue, each a sentence; empty when there are none
public record TopicState(String name, int partitions, String id, boolean created, List<String> differences) {
    public TopicState {
        differences = List.copyOf(differences);
    }

    public boolean exists() {
        return !id.isEmpty();
    }

    TopicState made() {
        return new TopicState(name, partitions, id, true, differences);
    }

    /// In one word, for tables.
    public String word() {
        if (!exists()) {
            return "missing";
        }
        return created ? "created" : differences.isEmpty() ? "ok" : "differs";
    }
}
