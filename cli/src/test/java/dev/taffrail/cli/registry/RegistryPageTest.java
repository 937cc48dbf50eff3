package dev.taffrail.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/how-to/use-a-schema-registry.md: its settings are settings, its code is what the test with the real registry
/// runs.
class RegistryPageTest {
    private static final String IMPORT = "schemas-interop/src/test/java/dev/taffrail/interop/RegistryServerTest.java";

    private final String page = Golden.read("docs/how-to/use-a-schema-registry.md");

    @Test
    void the_settings(@TempDir Path folder) throws Exception {
        Path header = Files.writeString(folder.resolve("header"), "Bearer TOKEN\n");
        Path file = Files.writeString(
                folder.resolve("settings.toml"), block("toml").replace("/run/secrets/registry", header.toString()));
        var settings = Settings.of(Source.file(file));

        var config = RegistryConfig.from(settings);

        settings.rejectUnread();
        assertThat(config.url()).contains(URI.create("http://registry:8080/apis/registry/v3"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.authorization().orElseThrow().reveal()).isEqualTo("Bearer TOKEN");
    }

    @Test
    void the_import() {
        String source = Golden.read(IMPORT);
        String run = source.substring(source.indexOf("// begin import") + 15, source.indexOf("// end import"));

        assertThat(block("java")).containsIgnoringWhitespaces(run);
    }

    private String block(String language) {
        var block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
