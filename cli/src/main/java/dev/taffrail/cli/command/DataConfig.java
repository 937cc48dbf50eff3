package dev.taffrail.cli.command;

import dev.taffrail.platform.settings.Settings;
import java.nio.file.Path;

/// Where everything is kept.
public record DataConfig(Path dir) {
    public static final String DIR = "data.dir";

    public static DataConfig from(Settings settings) {
        return new DataConfig(settings.path(
                DIR,
                Path.of(".taffrail"),
                "The data folder: broker, stores, SQLite, workspaces, agents. One process at a time."));
    }
}
