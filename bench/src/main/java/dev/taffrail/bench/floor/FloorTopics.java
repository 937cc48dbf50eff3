package dev.taffrail.bench.floor;

import dev.taffrail.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/// The topics of the run path under names of their own, with as many partitions.
record FloorTopics(int partitions) {
    static final String STATE = "state";
    private static final String PREFIX = "floor.";

    String requests() {
        return PREFIX + "run-requests";
    }

    String results() {
        return PREFIX + "call-results";
    }

    String inbox() {
        return PREFIX + "agent-inbox";
    }

    String calls() {
        return PREFIX + "agent-calls";
    }

    String events() {
        return PREFIX + "run-events";
    }

    String outcomes() {
        return PREFIX + "run-outcomes";
    }

    String gate() {
        return PREFIX + "gate";
    }

    String decider() {
        return PREFIX + "decider";
    }

    String callers() {
        return PREFIX + "callers";
    }

    String changelog() {
        return decider() + "-" + STATE + "-changelog";
    }

    List<NewTopic> toCreate() {
        Map<String, String> byLog = Map.of("message.timestamp.type", "LogAppendTime");
        return Stream.concat(
                        Stream.of(requests(), results(), inbox(), calls(), events(), outcomes())
                                .map(name -> new NewTopic(name, partitions, (short) 1).configs(byLog)),
                        Stream.of(new NewTopic(changelog(), partitions, (short) 1)
                                .configs(Map.of("cleanup.policy", "compact"))))
                .toList();
    }

    static FloorTopics embedded() {
        return new FloorTopics(Topics.EMBEDDED_PARTITIONS);
    }
}
