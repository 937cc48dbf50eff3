package dev.taffrail.cli.settings;

import dev.taffrail.golden.Golden;
import org.junit.jupiter.api.Test;

class ConfigPageTest {
    @Test
    void settings_are_the_documented_ones() {
        Golden.check("docs/reference/configuration.md", ConfigPage.markdown());
    }
}
