package dev.taffrail.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.terminal.Style;
import dev.taffrail.platform.json.Json;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void each_figure_is_there_under_its_whole_name_and_in_its_part() {
        var json = new Report()
                .put(Figure.SEQUENTIAL_P50, 7.1234567)
                .put(Figure.TRAFFIC_SESSIONS, 100)
                .json();

        assertThat(json.get("sequential.p50_ms").doubleValue()).isEqualTo(7.123);
        assertThat(json.get("sequential").get("p50_ms").doubleValue()).isEqualTo(7.123);
        assertThat(json.get("traffic.sessions").toString()).isEqualTo("100");
    }

    @Test
    void the_keys_that_were_promised_are_there() {
        assertThat(List.of(
                        "sequential.p50_ms",
                        "sequential.p95_ms",
                        "sequential.floor_p50_ms",
                        "burst.iterations_per_second",
                        "burst.floor_iterations_per_second",
                        "burst.cpu_seconds_per_1000_iterations",
                        "storage.bytes_per_step_at_20",
                        "storage.bytes_per_step_at_200",
                        "startup.first_answer_ms",
                        "idle.cpu_percent",
                        "memory.rss_mb",
                        "checkpoint.write_p50_ms",
                        "checkpoint.load_p50_ms",
                        "resume.ratio_1000_to_10",
                        "parallel.overhead_ms",
                        "recovery.first_iteration_ms",
                        "recovery.calls_repeated",
                        "traffic.sessions",
                        "traffic.runs",
                        "traffic.answers_equal",
                        "traffic.transcripts_equal",
                        "traffic.tool_calls"))
                .allSatisfy(key -> assertThat(Figure.of(key)).isPresent());
    }

    @Test
    void what_was_written_can_be_read() {
        var report = new Report()
                .put(Figure.BURST_RATE, 2_500)
                .put(Figure.BURST_FLOOR_RATE, 5_000)
                .derived();
        report.details("burst").put("runs", 1_000);

        var read = Report.read(Json.mapper(1 << 20).readTree(report.json().toString()));

        assertThat(read.get(Figure.BURST_RATE)).isEqualTo(OptionalDouble.of(2_500));
        assertThat(read.get(Figure.BURST_TO_FLOOR)).isEqualTo(OptionalDouble.of(0.5));
        assertThat(read.details("burst").path("runs").asInt()).isEqualTo(1_000);
    }

    @Test
    void a_report_of_another_release_is_read_as_far_as_it_is_known() {
        var read = Report.read(
                Json.mapper(1 << 20).readTree("{\"idle.cpu_percent\": 4, \"later.figure\": 1, \"details\": {}}"));

        assertThat(read.get(Figure.IDLE_CPU)).isEqualTo(OptionalDouble.of(4));
    }

    @Test
    void no_number_is_no_measurement() {
        assertThatThrownBy(() -> new Report().put(Figure.IDLE_CPU, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_table_says_which_goals_are_met() {
        var lines = Tables.of(new Report().put(Figure.SEQUENTIAL_P50, 9).put(Figure.IDLE_CPU, 12))
                .lines(new Style(false));

        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).startsWith("sequential.p50_ms").contains("<= 10", "yes"));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).startsWith("idle.cpu_percent").contains("<= 8", "NO"));
    }
}
