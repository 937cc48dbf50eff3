package dev.taffrail.cli.policies;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.schemas.topic.Topics;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of `agent-inbox` as people write it: `PARTITION@OFFSET..OFFSET`, with the topic before it if they like, or
/// `all`.
///
/// @param partition empty for all of them
/// @param to the last offset, included
record RecordedRange(Optional<Integer> partition, long from, long to) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<topic>[^:@]+):)?(?<partition>\\d{1,9})@(?<from>\\d{1,18})\\.\\.(?:[^@]*@)?(?<to>\\d{1,18})");

    /// @throws Failure when it is none
    static RecordedRange parse(String text, Topics topics) {
        if (text.equals("all")) {
            return new RecordedRange(Optional.empty(), 0, Long.MAX_VALUE);
        }
        var parts = FORM.matcher(text);
        String inbox = topics.agentInbox().name();
        if (!parts.matches()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--against is `%s`, which is neither a file nor a range; write %s:PARTITION@FROM..TO, or all"
                            .formatted(text, inbox));
        }
        String topic = parts.group("topic");
        if (topic != null && !topic.equals(inbox) && !topic.equals("agent-inbox")) {
            throw new Failure(
                    ExitCode.USAGE, "--against names the topic %s; what is screened is in %s".formatted(topic, inbox));
        }
        long from = Long.parseLong(parts.group("from"));
        long to = Long.parseLong(parts.group("to"));
        if (from > to) {
            throw new Failure(ExitCode.USAGE, "--against is `%s`, which ends before it begins".formatted(text));
        }
        return new RecordedRange(Optional.of(Integer.parseInt(parts.group("partition"))), from, to);
    }

    boolean contains(int otherPartition, long offset) {
        return partition.map(own -> own == otherPartition).orElse(true) && offset >= from && offset <= to;
    }
}
