package dev.taffrail.cli;

import dev.taffrail.cli.command.CommandContext;
import dev.taffrail.cli.command.ExitCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/// `taffrail version`.
@Command(name = "version", description = "Prints the version of the product, of Java and of Kafka's clients.")
final class VersionCommand implements Callable<Integer> {
    private final CommandContext context;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String version = Optional.ofNullable(Taffrail.class.getPackage().getImplementationVersion())
                .orElse("development");
        String kafka = org.apache.kafka.common.utils.AppInfoParser.getVersion();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("taffrail", version).put("java", Runtime.version().toString()).put("kafka", kafka);
        context.printer()
                .one(json, version, () -> "taffrail " + version + ", Java " + Runtime.version() + ", Kafka " + kafka);
        return ExitCode.OK.number();
    }
}
