package dev.taffrail.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.cli.terminal.Style;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RunPageTest {
    @Test
    void verdicts_name_the_tool_as_it_is_called() {
        var run = JsonMapper.shared().readTree("""
                {"handle": "s9/ww", "agent_name": "clerk", "agent": "clerk@1f2e", "status": "COMPLETED",
                 "verdicts": [{"step": 1, "source": "tool_arguments:getOrder", "rule": "secrets", "action": "SANITIZE",
                   "score_per_mille": 1000, "latency_micros": 12, "policy": "default@1f2e", "failure": "",
                   "spans": [{"start": 3, "end": 9}]}]}
                """);

        assertThat(new RunPage(new RunReport(run), new Style(false)).text())
                .contains("tool_arguments:getOrder")
                .contains("sanitize");
    }
}
