package dev.taffrail.cli.up;

import dev.taffrail.schemas.run.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// The folder that tools work in: one for each tenant, the default tenant's being `workspace/`.
record Workspaces(Path data) implements Function<RunKey, Path> {
    @Override
    public Path apply(RunKey run) {
        Path folder = run.tenant().equals(RunKey.DEFAULT_TENANT)
                ? data.resolve("workspace")
                : data.resolve("tenants").resolve(run.tenant()).resolve("workspace");
        try {
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException failed) {
            throw new UncheckedIOException("the workspace " + folder + " cannot be made", failed);
        }
    }
}
