package dev.taffrail.cli.command;

import dev.taffrail.cli.terminal.Color;
import dev.taffrail.cli.terminal.Hints;
import dev.taffrail.cli.terminal.OutputFormat;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command has.
public final class CommonOptions {
    /// How the launcher was called.
    private static final String PROGRAM = "TAFFRAIL_PROGRAM";

    /// Variables that look like settings and are none: the launcher and the log read them.
    private static final Set<String> NOT_SETTINGS = Set.of(
            "TAFFRAIL_JAVA_OPTS", PROGRAM, "TAFFRAIL_LOG_LEVEL", "TAFFRAIL_LOG_LEVEL_KAFKA", "TAFFRAIL_NO_COLOR");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Data folder; ./.taffrail when not given.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Kafka cluster to use in place of the embedded broker.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "HTTP address of a running `taffrail up`; found through the data folder when not given.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            scope = ScopeType.INHERIT,
            description = "Beginning of all topic names; taffrail. when not given.")
    private Optional<String> prefix = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            scope = ScopeType.INHERIT,
            description = "Any setting; may be repeated. See `taffrail config view`.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            description = "table, wide, json, jsonl, yaml or name.")
    private OutputFormat output = OutputFormat.table;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            defaultValue = "auto",
            description = "auto, always or never.")
    private Color color = Color.auto;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress, no hints.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the whole error when a command fails.")
    private boolean debug;

    public OutputFormat output() {
        return output;
    }

    public Color color() {
        return color;
    }

    public boolean isQuiet() {
        return quiet;
    }

    /// Whether only help was asked for; picocli has shown it then.
    public boolean isHelp() {
        return help;
    }

    public boolean isDebug() {
        return debug;
    }

    /// The flags as settings.
    public Map<String, String> asSettings() {
        var settings = new LinkedHashMap<>(set);
        data.ifPresent(value -> settings.put(DataConfig.DIR, value.toString()));
        bootstrap.ifPresent(value -> settings.put("kafka.bootstrap", value));
        server.ifPresent(value -> settings.put("server", value));
        prefix.ifPresent(value -> settings.put("topics.prefix", value));
        return settings;
    }

    /// Commands for messages: as this one was called, for the same folder and cluster.
    public Hints hints(Map<String, String> environment) {
        var flags = new ArrayList<String>();
        data.ifPresent(value -> flags.addAll(List.of("--data", value.toString())));
        bootstrap.ifPresent(value -> flags.addAll(List.of("--bootstrap", value)));
        server.ifPresent(value -> flags.addAll(List.of("--server", value)));
        prefix.ifPresent(value -> flags.addAll(List.of("--prefix", value)));
        return new Hints(environment.getOrDefault(PROGRAM, Hints.PLAIN.program()), flags);
    }

    /// @param more flags of one command
    public Settings settings(Map<String, String> environment, Map<String, String> more) {
        var flags = new LinkedHashMap<>(asSettings());
        flags.putAll(more);
        return Settings.of(
                Source.of("flag", flags),
                Source.environment(environment, NOT_SETTINGS),
                Source.file(Path.of(".taffrail.toml")),
                Source.file(userFile(environment)));
    }

    private static Path userFile(Map<String, String> environment) {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder =
                configured.isEmpty() ? Path.of(environment.getOrDefault("HOME", "."), ".config") : Path.of(configured);
        return folder.resolve("taffrail").resolve("config.toml");
    }
}
