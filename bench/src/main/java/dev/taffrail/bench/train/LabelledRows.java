package dev.taffrail.bench.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON lines of a data folder, files and rows in a fixed order.
record LabelledRows(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<Row> texts(String task) throws IOException {
        return read(
                task,
                (source, row) -> new Row(
                        task,
                        source,
                        row.path("text").asString(""),
                        row.path("label").asInt(0) == 1,
                        row.path("variant").asString("")));
    }

    <T> List<T> read(String task, Reader<T> reader) throws IOException {
        var rows = new ArrayList<T>();
        for (Path file : files(task)) {
            String name = String.valueOf(file.getFileName());
            Function<String, T> row =
                    line -> reader.read(name.substring(0, name.length() - ".jsonl".length()), JSON.readTree(line));
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> !line.isBlank()).map(row).forEach(rows::add);
            }
        }
        return rows;
    }

    List<Path> files(String task) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(task))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    interface Reader<T> {
        T read(String source, JsonNode row);
    }
}
