package dev.taffrail.cli;

import dev.taffrail.cli.topics.TopicPage;
import dev.taffrail.golden.Golden;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
    @Test
    void commands_are_the_documented_ones() {
        Golden.check(
                "docs/reference/cli.md", CliPage.markdown(Taffrail.commandLine(new FakeTerminal(Map.of()).terminal())));
    }

    @Test
    void topics_are_the_documented_ones() {
        Golden.check("docs/reference/topics.md", TopicPage.markdown());
    }
}
