package dev.taffrail.agent.call.claim;

import static dev.taffrail.agent.call.claim.Calls.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A caller in another process that is really stopped, or really killed. Takes as long as a session.
@WithKafka
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGSTOP")
class StoppedProcessTest {
    private final CallerCluster cluster;
    private final Process child;
    private final BufferedReader said;

    StoppedProcessTest(TestKafka kafka) throws Exception {
        cluster = new CallerCluster(kafka);
        cluster.fresh(1);
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        StoppableCaller.class.getName(),
                        kafka.bootstrapServers(),
                        cluster.topics().prefix())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    @BeforeEach
    void giveItACall() throws Exception {
        cluster.append(tool(0, 1));
        awaitWord("claimed");
    }

    @AfterEach
    void end() throws Exception {
        child.destroyForcibly().waitFor();
        cluster.close();
    }

    private void awaitWord(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(word)) {
                return;
            }
        }
        throw new AssertionError("the child ended without saying " + word);
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(child.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void go() throws IOException {
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
    }

    @Test
    void a_process_that_was_stopped_after_its_claim_until_its_session_was_over_starts_nothing() throws Exception {
        signal("STOP");
        try (var heir = new Caller(cluster, "heir", "heir1", Caller.PLAIN).start()) {
            cluster.reports(0, reports -> reports.contains(new CallerTakeover(0, "", "heir1", 1)));
            cluster.append(tool(0, 2));
            cluster.reportsWithResults(0, 2L);
            go();
            signal("CONT");

            var reports = cluster.reportsWithResults(0, 1L, 2L);
            assertThat(reports.stream()
                            .filter(NotStarted.class::isInstance)
                            .map(report -> ((NotStarted) report).reason()))
                    .containsExactly(NotStartedReason.STALE);
            assertThat(heir.starts()).containsExactly(2L);
        }
        signal("KILL");
        assertThat(said.lines()).noneMatch(line -> line.startsWith("started"));
    }

    @Test
    void the_calls_of_a_killed_process_are_named_by_its_heir() throws Exception {
        go();
        awaitWord("started 1");
        signal("KILL");
        try (var again = new Caller(cluster, "child", "child2", Caller.PLAIN).start()) {
            cluster.reports(0, reports -> reports.contains(new CallerTakeover(0, "", "child2", 1)));
            cluster.append(tool(0, 2));
            again.awaitStart(2);

            assertThat(again.starts()).containsExactly(2L);
        }
    }
}
