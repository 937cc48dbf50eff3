package dev.taffrail.cli.server;

import dev.taffrail.platform.json.Json;
import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// `up.json` in the data folder: where a running process can be reached. Other commands find it there.
///
/// @param http empty when the process has no HTTP role
public record UpFile(long pid, String kafka, String http, String prefix, List<String> roles) {
    private static final String NAME = "up.json";
    private static final long LONGEST = 64 << 10;

    public UpFile {
        roles = List.copyOf(roles);
    }

    /// The processes that run on a data folder, those with HTTP first.
    public static List<UpFile> running(Path data) {
        return Stream.concat(Stream.of(data.resolve(NAME)), instances(data).map(folder -> folder.resolve(NAME)))
                .flatMap(file -> read(file).stream())
                .filter(up ->
                        ProcessHandle.of(up.pid()).map(ProcessHandle::isAlive).orElse(false))
                .sorted((a, b) -> Boolean.compare(a.http().isEmpty(), b.http().isEmpty()))
                .toList();
    }

    /// What is written there, whether the process runs or not.
    public static Optional<UpFile> in(Path folder) {
        return read(folder.resolve(NAME));
    }

    /// At once, so that no reader sees half of it.
    public void write(Path folder) {
        try {
            Path draft = folder.resolve(NAME + ".new");
            Files.writeString(draft, Json.mapper(LONGEST).writeValueAsString(this));
            Files.move(
                    draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new Invalid(
                    "the data folder %s cannot be written (%s); correct its permissions or free disk space"
                            .formatted(folder, failed),
                    failed);
        }
    }

    private static Optional<UpFile> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.mapper(LONGEST).readValue(Files.readString(file), UpFile.class))
                    : Optional.empty();
        } catch (IOException | JacksonException broken) {
            throw new Invalid(
                    "%s cannot be read (%s); stop the process that wrote it, or give --server"
                            .formatted(file, broken.getMessage()),
                    broken);
        }
    }

    private static Stream<Path> instances(Path data) {
        Path folder = data.resolve("instances");
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> names = Files.list(folder)) {
            return names.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new Invalid(
                    "the folder %s cannot be listed (%s); correct its permissions".formatted(folder, unreadable),
                    unreadable);
        }
    }
}
