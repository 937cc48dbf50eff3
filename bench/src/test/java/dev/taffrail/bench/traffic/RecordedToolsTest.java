package dev.taffrail.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedToolsTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void answers_what_was_recorded_for_the_place_of_the_call() throws Exception {
        assertThat(called("find", 1, "{\"q\": \"x\"}")).isEqualTo(ToolOutcome.succeeded("one"));
        assertThat(called("find", 2, "{\"q\":5}")).isEqualTo(ToolOutcome.succeeded("two"));
    }

    @Test
    void a_result_that_was_not_recorded_is_empty() throws Exception {
        assertThat(called("unlisted", 3, "{}")).isEqualTo(ToolOutcome.succeeded(""));
    }

    @Test
    void other_arguments_and_other_tools_fail() throws Exception {
        assertThat(called("find", 1, "{\"q\": \"y\"}")).isInstanceOf(ToolOutcome.Failed.class);
        assertThat(called("unlisted", 1, "{\"q\": \"x\"}")).isInstanceOf(ToolOutcome.Failed.class);
        assertThat(called("find", 4, "{\"q\": \"x\"}")).isInstanceOf(ToolOutcome.Failed.class);
    }

    private ToolOutcome called(String name, int index, String arguments) throws Exception {
        Tool tool = RecordedTools.of(Recordings.odd(folder)).stream()
                .filter(offered -> offered.spec().name().equals(name))
                .findFirst()
                .orElseThrow();
        String call = "turn-1:1.1." + index;
        return ToolRunner.run(
                tool, new ToolInvocation("turn-1", call, "default/session-line-1/" + call, arguments, folder));
    }
}
