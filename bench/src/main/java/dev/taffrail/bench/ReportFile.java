package dev.taffrail.bench;

import dev.taffrail.bench.figure.Comparison;
import dev.taffrail.bench.figure.Report;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reports on disk.
final class ReportFile {
    private static final long LONGEST = 4 << 20;

    private ReportFile() {}

    /// @throws Failure when the file holds no report
    static Report read(Path file) {
        try {
            return Report.read(Json.mapper(LONGEST).readTree(Files.readString(file)));
        } catch (IOException | JacksonException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--compare %s cannot be read (%s); give a file that `taffrail bench -o json` wrote"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    static ObjectNode json(Comparison comparison) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("threshold", comparison.threshold()).put("regressed", comparison.regressed());
        var lines = json.putArray("figures");
        for (Comparison.Line line : comparison.lines()) {
            lines.addObject()
                    .put("figure", line.figure().key())
                    .put("before", line.before())
                    .put("now", line.now())
                    .put("worse", line.worse())
                    .put("regression", line.regression());
        }
        return json;
    }
}
