package dev.taffrail.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.replay.Counts;
import dev.taffrail.agent.replay.Divergence;
import dev.taffrail.agent.replay.PartitionReport;
import dev.taffrail.agent.replay.ReplayReport;
import dev.taffrail.cli.terminal.Style;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayViewTest {
    private static final PartitionReport AGREED =
            new PartitionReport("taffrail.agent-inbox", 1, 0, 40, new Counts(40, 0, 0, 0), Counts.NONE, 0, null, null);
    private static final PartitionReport DIVERGED = new PartitionReport(
            "taffrail.agent-inbox",
            2,
            5,
            12,
            new Counts(4, 1, 2, 0),
            new Counts(1, 0, 0, 0),
            3,
            new Divergence(9, new RunKey("default", "s1", "r1"), "ModelStep.latencyMillis", "5", "6"),
            "the range does not tell session/default/s1");
    private static final PartitionReport EMPTY =
            new PartitionReport("taffrail.agent-inbox", 3, 0, 0, Counts.NONE, Counts.NONE, 0, null, null);

    @Test
    void says_that_everything_agreed() {
        var view = new ReplayView(new ReplayReport(List.of(AGREED, EMPTY)), Optional.empty());

        assertThat(view.isVerified()).isTrue();
        assertThat(view.forPeople(new Style(false)))
                .contains("40 of 40 decisions agreed.")
                .hasLineCount(4);
    }

    @Test
    void tells_the_first_divergence_to_people_and_programs() {
        var view = new ReplayView(new ReplayReport(List.of(AGREED, DIVERGED)), Optional.of("s1/r1"));

        assertThat(view.isVerified()).isFalse();
        assertThat(view.word()).isEqualTo("diverged");
        assertThat(view.forPeople(new Style(false)))
                .contains("Run s1/r1: 1 of 1 decisions agreed.")
                .contains("Its partition: 44 of 47 decisions agreed, 1 did not.")
                .contains(
                        "The first that did not: taffrail.agent-inbox:2@9, run s1/r1, ModelStep.latencyMillis: recorded 5, decided 6")
                .contains("3 records wait to be decided");
        assertThat(view.json().at("/partitions/1/first_divergence").toString())
                .isEqualTo("{\"topic\":\"taffrail.agent-inbox\",\"partition\":2,\"offset\":9,\"run\":\"s1/r1\","
                        + "\"what\":\"ModelStep.latencyMillis\",\"expected\":\"5\",\"actual\":\"6\"}");
        assertThat(view.json().at("/run/agreed").asInt()).isEqualTo(1);
    }

    @Test
    void nothing_compared_is_not_verified() {
        var view = new ReplayView(new ReplayReport(List.of(EMPTY)), Optional.empty());

        assertThat(view.isVerified()).isFalse();
        assertThat(view.word()).isEqualTo("nothing compared");
    }
}
