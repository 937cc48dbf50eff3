package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// A caller in a process of its own, to be stopped and killed. Says `claimed` when a claim is committed and `started N`
/// when a tool starts; after a claim it waits for a line of input.
final class StoppableCaller {
    private StoppableCaller() {}

    /// Arguments: bootstrap servers, topic prefix.
    public static void main(String[] arguments) {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var cluster = new CallerCluster(arguments[0], new Topics(arguments[1], 1));
        var consumer = cluster.member("child");
        var wiring = new CallerWiring(
                consumer,
                cluster::reader,
                cluster.calls(),
                cluster.results(),
                cluster.quarantine(),
                new Handlers((_, claim) -> claim.notStarted(NotStartedReason.UNKNOWN), (call, claim) -> {
                    System.out.println("started " + call.head().callSeq());
                    await(new CountDownLatch(1));
                    return new ToolResult(claim.head(), ToolStatus.OK, Text.EMPTY, 0, 0);
                }),
                new Slots(1, 1),
                new RunningCalls(),
                new StartWindow(Duration.ofSeconds(2), System::nanoTime, InstantSource.fixed(Instant.EPOCH)),
                CallerMeters.NONE,
                "child1",
                Duration.ZERO);
        new CallLoop(wiring, offsets -> {
                    consumer.commitSync(offsets, Duration.ofSeconds(5));
                    System.out.println("claimed");
                    line(input);
                })
                .run();
    }

    private static void line(BufferedReader input) {
        try {
            input.readLine();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
