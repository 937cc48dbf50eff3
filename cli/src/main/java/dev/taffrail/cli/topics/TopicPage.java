package dev.taffrail.cli.topics;

import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;

/// The reference page of the topics.
public final class TopicPage {
    private TopicPage() {}

    /// Markdown.
    public static String markdown() {
        var page = new StringBuilder("""
                # Topics

                Made from the catalogue in `schemas`; `taffrail topics create` makes them, `taffrail topics check` compares. Names begin with the prefix
                (`topics.prefix`). Partitions are those of the embedded broker; clusters use 48, and the number cannot change once the topics exist.
                All topics have `message.timestamp.type=LogAppendTime` and `compression.type=producer`.

                | topic | values | partitions | kept | largest record | written by | raw | what |
                |---|---|---|---|---|---|---|---|
                """);
        for (Topic<?> topic : new Topics(Topics.DEFAULT_PREFIX, Topics.EMBEDDED_PARTITIONS).all()) {
            page.append("| `%s` | %s | %d | %s | %d KiB | %s | %s | %s |\n"
                    .formatted(
                            topic.name(),
                            topic.values() == byte[].class
                                    ? "bytes"
                                    : topic.values().getSimpleName(),
                            topic.partitions(),
                            retention(topic),
                            topic.maxBytes() / 1024,
                            String.join(", ", topic.writers()),
                            topic.raw() ? "yes" : "",
                            topic.description()));
        }
        return page.append("\nRaw topics hold texts that no policy has screened: restrict who may read them.\n")
                .toString();
    }

    static String retention(Topic<?> topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> "latest of each key";
            case DELETE ->
                topic.retention().equals(Topic.FOREVER)
                        ? "until archived"
                        : days(topic.retention().toHours());
        };
    }

    private static String days(long hours) {
        return hours % 24 == 0 ? hours / 24 + " d" : hours + " h";
    }
}
