package dev.taffrail.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
    @Test
    void a_child_has_the_memory_and_collector_of_its_parent_and_none_of_its_agents() {
        assertThat(JavaCommand.inherited(List.of(
                        "-javaagent:x.jar",
                        "-Dsecret=1",
                        "-XX:+UseG1GC",
                        "-Xmx700m",
                        "--enable-native-access=ALL-UNNAMED")))
                .containsExactly("-XX:+UseG1GC", "-Xmx700m", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void a_heap_without_a_bound_gets_that_of_the_launcher() {
        assertThat(JavaCommand.inherited(List.of())).containsExactly("-Xmx512m");
    }

    @Test
    void the_command_ends_with_the_arguments() {
        var words = new JavaCommand("a.Main", Map.of("b", "2", "a", "1"), List.of("up", "--data", "d")).words();

        assertThat(words).endsWith("a.Main", "up", "--data", "d").containsSubsequence("-Da=1", "-Db=2", "-cp");
    }
}
