package dev.taffrail.cli.settings;

import dev.taffrail.cli.up.Configs;
import dev.taffrail.platform.settings.Setting;
import dev.taffrail.platform.settings.Settings;
import java.util.Comparator;

/// The reference page of the settings.
final class ConfigPage {
    private ConfigPage() {}

    /// Markdown.
    static String markdown() {
        var settings = Settings.recording();
        Configs.from(settings);
        var page = new StringBuilder("""
                # Configuration

                Given, the strongest first, as a flag (`--set NAME=VALUE`, or the flag of its own that some have), as an environment variable
                (`callers.tool-slots` is `TAFFRAIL_CALLERS_TOOL_SLOTS`), in `.taffrail.toml` of the working directory, or in
                `$XDG_CONFIG_HOME/taffrail/config.toml`. A name that nobody knows stops the start. `taffrail config view --origin` shows what is in force.

                Times are written `250ms`, `10s`, `5m`, `24h`, `7d`; sizes `64KiB`, `2MiB`, `1GiB`. A secret can be given as `NAME-file`.

                | setting | type | default | what |
                |---|---|---|---|
                """);
        settings.asked().stream()
                .sorted(Comparator.comparing(Setting::name))
                .forEach(setting -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                setting.name(),
                                setting.type(),
                                setting.defaultValue()
                                        .filter(value -> !value.isEmpty())
                                        .map(value -> "`" + value + "`")
                                        .orElse(""),
                                setting.doc())));
        return page.toString();
    }
}
