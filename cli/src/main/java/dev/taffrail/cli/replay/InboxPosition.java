package dev.taffrail.cli.replay;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.schemas.topic.Topics;
import java.util.regex.Pattern;

/// A record of `agent-inbox` as people write it: `topic:partition@offset`.
record InboxPosition(int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(?<topic>[^:@]+):(?<partition>\\d{1,9})@(?<offset>\\d{1,18})");

    /// @param flag for the message
    /// @throws Failure when it is none
    static InboxPosition parse(String flag, String text, Topics topics) {
        var parts = FORM.matcher(text);
        var inbox = topics.agentInbox().name();
        if (!parts.matches()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "%s is `%s`, which is no position; write %s:PARTITION@OFFSET".formatted(flag, text, inbox));
        }
        var topic = parts.group("topic");
        if (!inbox.equals(topic) && !inbox.equals(topics.prefix() + topic)) {
            throw new Failure(
                    ExitCode.USAGE, "%s names the topic %s, but what is replayed is %s".formatted(flag, topic, inbox));
        }
        return new InboxPosition(Integer.parseInt(parts.group("partition")), Long.parseLong(parts.group("offset")));
    }
}
