package dev.taffrail.guardrail.eval;

import dev.taffrail.schemas.codec.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Labelled data: a folder per task, JSON lines in it, a file per source.
record LabelledFolder(Path folder) {
    private static final String LINES = ".jsonl";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Whether there are rows of the task, or files that should have some.
    boolean has(String task) throws IOException {
        if (!Files.isDirectory(folder.resolve(task))) {
            return false;
        }
        for (Path file : files(task)) {
            if (Files.size(file) > 0) {
                return true;
            }
        }
        return false;
    }

    /// The text of a row.
    ///
    /// @throws IllegalArgumentException when it has none
    static String text(JsonNode row) {
        return row.path("text")
                .stringValueOpt()
                .orElseThrow(() -> new IllegalArgumentException("text is missing or is no string"));
    }

    /// Whether a row is what its task looks for.
    ///
    /// @throws IllegalArgumentException when it does not say so
    static boolean isPositive(JsonNode row) {
        JsonNode label = row.path("label");
        if (!label.isIntegralNumber() || (label.intValue() != 0 && label.intValue() != 1)) {
            throw new IllegalArgumentException("label is %s; it is 1 or 0".formatted(shown(label)));
        }
        return label.intValue() == 1;
    }

    /// A value of a row as messages name it.
    static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }

    /// Checks that no folder of rows is one of a task but for a typo: its rows would be missing in the figures.
    ///
    /// @param tasks all of them
    /// @throws InvalidData when one is
    void rejectMisspelt(List<String> tasks) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
                String name = String.valueOf(each.getFileName());
                var meant = Nearest.to(name, tasks);
                if (!tasks.contains(name) && meant.isPresent() && has(name)) {
                    throw new InvalidData("%s is the folder of no task; did you mean %s? Tasks are %s"
                            .formatted(each, meant.get(), String.join(", ", tasks)));
                }
            }
        }
    }

    /// Gives the source and the row, in a fixed order.
    ///
    /// @throws InvalidData when a line is no row, or `taker` cannot use it
    void read(String task, BiConsumer<String, JsonNode> taker) throws IOException {
        for (Path file : files(task)) {
            String name = String.valueOf(file.getFileName());
            String source = name.substring(0, name.length() - LINES.length());
            read(file, row -> taker.accept(source, row));
        }
    }

    private static void read(Path file, Consumer<JsonNode> taker) throws IOException {
        int number = 1;
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (!line.isBlank()) {
                    taker.accept(JSON.readTree(line));
                }
            }
        } catch (CharacterCodingException
                | JacksonException
                | IllegalArgumentException
                | IndexOutOfBoundsException wrong) {
            throw new InvalidData(file, number, wrong);
        }
    }

    private List<Path> files(String task) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(task))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(LINES))
                    .sorted()
                    .toList());
        }
    }
}
