package dev.taffrail.cli.replay;

import dev.taffrail.agent.replay.Counts;
import dev.taffrail.agent.replay.Divergence;
import dev.taffrail.agent.replay.PartitionReport;
import dev.taffrail.agent.replay.ReplayReport;
import dev.taffrail.cli.terminal.Style;
import dev.taffrail.cli.terminal.Table;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A replay's report for people and for programs.
///
/// @param run the handle that was asked for
record ReplayView(ReplayReport report, Optional<String> run) {
    /// Nothing differs, and something was compared: of the run, when one was asked for.
    boolean isVerified() {
        return report.isVerified() && (run.isEmpty() || report.ofRun().agreed() > 0);
    }

    String word() {
        return report.counts().diverged() > 0 ? "diverged" : isVerified() ? "agreed" : "nothing compared";
    }

    JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("verified", isVerified());
        put(json, report.counts());
        run.ifPresent(handle -> put(json.putObject("run").put("run", handle), report.ofRun()));
        var partitions = json.putArray("partitions");
        report.partitions().forEach(partition -> partitions.add(json(partition)));
        return json;
    }

    private static JsonNode json(PartitionReport partition) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("topic", partition.topic())
                .put("partition", partition.partition())
                .put("from", partition.from())
                .put("to", partition.to());
        put(json, partition.counts());
        json.put("undecided", partition.undecided());
        json.put("not_verifiable_because", partition.unverified());
        partition
                .firstDivergence()
                .ifPresentOrElse(
                        first -> put(json.putObject("first_divergence"), partition, first),
                        () -> json.putNull("first_divergence"));
        return json;
    }

    private static void put(ObjectNode json, Counts counts) {
        json.put("decisions", counts.decisions())
                .put("agreed", counts.agreed())
                .put("diverged", counts.diverged())
                .put("not_verifiable", counts.notVerifiable())
                .put("other_version", counts.otherVersion());
    }

    private static void put(ObjectNode json, PartitionReport partition, Divergence first) {
        json.put("topic", partition.topic())
                .put("partition", partition.partition())
                .put("offset", first.offset());
        json.put("run", handle(first))
                .put("what", first.what())
                .put("expected", first.expected())
                .put("actual", first.actual());
    }

    String forPeople(Style style) {
        var lines = new ArrayList<String>();
        var table = new Table(
                ">PARTITION",
                ">FROM",
                ">TO",
                ">DECISIONS",
                ">AGREED",
                ">DIVERGED",
                ">NOT VERIFIABLE",
                ">OTHER VERSION");
        for (var partition : report.partitions()) {
            var counts = partition.counts();
            if (counts.decisions() > 0) {
                table.row(
                        partition.partition(),
                        partition.from(),
                        partition.to(),
                        counts.decisions(),
                        counts.agreed(),
                        counts.diverged(),
                        counts.notVerifiable(),
                        counts.otherVersion());
            }
        }
        if (!table.isEmpty()) {
            lines.addAll(table.lines(style));
            lines.add("");
        }
        run.ifPresent(handle -> lines.add("Run " + handle + ": " + sentence(report.ofRun())));
        lines.add((run.isPresent() ? "Its partition: " : "") + sentence(report.counts()));
        report.diverged()
                .ifPresent(
                        partition -> partition.firstDivergence().ifPresent(first -> lines.add(told(partition, first))));
        report.partitions().stream()
                .filter(partition -> partition.unverified() != null)
                .findFirst()
                .ifPresent(partition -> lines.add(
                        "Not verifiable, first of partition " + partition.partition() + ": " + partition.unverified()));
        undecided().ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private Optional<String> undecided() {
        var undecided = report.partitions().stream()
                .mapToLong(PartitionReport::undecided)
                .sum();
        return undecided == 0
                ? Optional.empty()
                : Optional.of(undecided + " records wait to be decided for the first time.");
    }

    private static String sentence(Counts counts) {
        if (counts.decisions() == 0) {
            return "no decisions.";
        }
        var agreed = "%d of %d decisions agreed".formatted(counts.agreed(), counts.decisions());
        return counts.diverged() == 0 ? agreed + "." : agreed + ", " + counts.diverged() + " did not.";
    }

    private static String told(PartitionReport partition, Divergence first) {
        return "The first that did not: %s:%d@%d, run %s, %s: recorded %s, decided %s"
                .formatted(
                        partition.topic(),
                        partition.partition(),
                        first.offset(),
                        first.run() == null ? "-" : handle(first),
                        first.what(),
                        first.expected(),
                        first.actual());
    }

    private static String handle(Divergence first) {
        var key = first.run();
        return key == null ? "" : key.handle();
    }
}
