package dev.taffrail.cli.up;

import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The sample agents, their scripts and the files that they work on, as they are in the jar.
public final class Samples {
    private Samples() {}

    /// Copies each folder that is not there yet; what a user changed or removed stays as it is.
    public static void unpack(Path data) {
        for (String folder : List.of("agents", "scripts", "workspace")) {
            Path target = data.resolve(folder);
            if (Files.notExists(target)) {
                unpack(folder, target);
            }
        }
    }

    private static void unpack(String folder, Path target) {
        try {
            Files.createDirectories(target);
            for (String name : text(folder + ".files")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList()) {
                Path file = target.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(folder + "/" + name));
            }
        } catch (IOException failed) {
            throw new Invalid(
                    "the samples cannot be copied to %s (%s); correct its permissions or free disk space"
                            .formatted(target, failed),
                    failed);
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("demo/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
