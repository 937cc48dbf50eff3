package dev.taffrail.cli.settings;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.terminal.Table;
import dev.taffrail.cli.up.Configs;
import dev.taffrail.platform.settings.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail config view`.
@Command(
        name = "view",
        description = {
            "Shows the settings in force, and with --origin where each was given.",
            "",
            "  TAFFRAIL_HTTP_PORT=9000 taffrail config view --origin"
        })
public final class ConfigViewCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--origin",
            description = "Show where each value comes from: a flag, the environment, a file, or default.")
    private boolean origin;

    public ConfigViewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var settings = context.settings();
        Configs.from(settings);
        List<Setting> all = settings.asked().stream()
                .sorted(Comparator.comparing(Setting::name))
                .toList();
        var json = JsonNodeFactory.instance.arrayNode();
        var table = origin ? new Table("SETTING", "VALUE", "ORIGIN") : new Table("SETTING", "VALUE");
        for (Setting setting : all) {
            String value = setting.value().orElse("");
            json.addObject().put("name", setting.name()).put("value", value).put("origin", setting.origin());
            if (origin) {
                table.row(setting.name(), value, setting.origin());
            } else {
                table.row(setting.name(), value);
            }
        }
        context.printer().list(json, setting -> setting.path("name").asString(""), () -> table);
        return ExitCode.OK.number();
    }
}
