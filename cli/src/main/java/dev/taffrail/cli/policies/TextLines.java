package dev.taffrail.cli.policies;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.codec.Nearest;
import dev.taffrail.schemas.form.Names;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The texts of a file of JSON lines, `{"text": ..., "stage": "tool_result", "tool": "mail"}`. Strict: a text whose
/// stage is misspelt would be screened as something else.
///
/// @param number of the line, from 1
record TextLines(int number, Place place, String text) {
    private static final List<String> FIELDS = List.of("text", "stage", "tool");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final class WrongLine extends RuntimeException {
        private WrongLine(String problem) {
            super(problem);
        }
    }

    /// @throws Failure when a line is no text; the lines before it were taken
    static void read(Path file, Consumer<TextLines> taker) {
        int number = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = next(in); line.length > 0; line = next(in)) {
                number++;
                String text = decoded(line);
                if (!text.isBlank()) {
                    taker.accept(line(number, text));
                }
            }
        } catch (WrongLine wrong) {
            throw new Failure(
                    ExitCode.USAGE,
                    "%s cannot be used at line %d: %s; a line is {\"text\": ..., \"stage\": \"request\"}"
                            .formatted(file, number, wrong.getMessage()),
                    wrong);
        } catch (IOException unreadable) {
            throw new Failure(
                    ExitCode.USAGE,
                    "%s cannot be read (%s); check its permissions".formatted(file, unreadable),
                    unreadable);
        }
    }

    /// With its end; empty after the last one.
    private static byte[] next(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new WrongLine("it is not in UTF-8");
        }
    }

    private static TextLines line(int number, String json) {
        JsonNode row = parsed(json);
        String text =
                row.path("text").stringValueOpt().orElseThrow(() -> new WrongLine("text is missing or is no string"));
        for (String name : row.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new WrongLine("the field %s is not known; %s"
                        .formatted(
                                name,
                                Nearest.to(name, FIELDS)
                                        .map("did you mean %s?"::formatted)
                                        .orElse("known are " + String.join(", ", FIELDS))));
            }
        }
        Stage stage = row.has("stage") ? stage(string(row, "stage")) : Stage.REQUEST;
        return new TextLines(number, row.has("tool") ? ofTool(stage, string(row, "tool")) : Place.of(stage), text);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException wrong) {
            TokenStreamLocation at = wrong.getLocation();
            throw new WrongLine("it is no JSON, has a field twice, or something stands after its end"
                    + (at == null ? "" : ", at column " + at.getColumnNr()));
        }
    }

    private static String string(JsonNode row, String field) {
        return row.path(field)
                .stringValueOpt()
                .orElseThrow(() -> new WrongLine("%s is %s, which is no string".formatted(field, row.path(field))));
    }

    private static Stage stage(String word) {
        return Stream.of(Stage.values())
                .filter(stage -> stage.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongLine("stage is '%s'; it is one of %s"
                        .formatted(
                                word,
                                String.join(
                                        ", ",
                                        Stream.of(Stage.values())
                                                .map(Stage::word)
                                                .toList()))));
    }

    private static Place ofTool(Stage stage, String tool) {
        if (tool.isEmpty()) {
            return Place.of(stage);
        }
        Names.problem("tool", tool).ifPresent(problem -> {
            throw new WrongLine("tool is '%s', which no tool is called: %s".formatted(tool, problem));
        });
        return switch (stage) {
            case TOOL_ARGUMENTS, TOOL_RESULT -> Place.ofTool(stage, tool);
            case REQUEST, COMMAND, ANSWER ->
                throw new WrongLine(
                        "tool is '%s', but no tool is concerned at the stage %s".formatted(tool, stage.word()));
        };
    }
}
