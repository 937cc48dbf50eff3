package dev.taffrail.cli.up;

import dev.taffrail.agent.model.provider.BreakerSettings;
import dev.taffrail.agent.model.provider.EnvironmentProviders;
import dev.taffrail.agent.model.provider.ModelProviders;
import dev.taffrail.agent.model.script.ScriptBook;
import dev.taffrail.platform.settings.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models that the environment and the data folder offer.
final class Models {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private Models() {}

    /// @param data whose `scripts/*.yaml` are added to the bundled scripts
    static ModelProviders open(Path data, Map<String, String> environment) {
        try {
            return ModelProviders.open(
                    EnvironmentProviders.read(environment),
                    scripts(data.resolve("scripts")),
                    BreakerSettings.DEFAULT,
                    Clock.systemUTC(),
                    change -> LOG.atWarn()
                            .addKeyValue("provider", change.provider())
                            .addKeyValue("from", change.from())
                            .addKeyValue("to", change.to())
                            .log("a breaker moved"));
        } catch (IllegalArgumentException wrong) {
            throw new Invalid(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    static ScriptBook scripts(Path folder) {
        ScriptBook book = ScriptBook.bundled();
        for (Path file : yamlFiles(folder)) {
            book = book.with(ScriptBook.read(file));
        }
        return book;
    }

    /// Sorted by name; none when there is no such folder.
    static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new Invalid(
                    "the folder %s cannot be listed (%s); correct its permissions".formatted(folder, unreadable),
                    unreadable);
        }
    }
}
