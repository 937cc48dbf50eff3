package dev.taffrail.guardrail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.guardrail.intake.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class GateShapeTest {
    @Test
    void it_is_the_documented_one() {
        try (var gate = new GateDriver()) {
            Golden.check("docs/reference/topology-gate.md", """
                    # Topology of the gate

                    Written by a test from the code; change the code and run `make golden`. Requests and commands are one sub-topology and results
                    another, so that results never queue behind admission. The store of agents is global and in memory.

                    ```
                    %s
                    ```
                    """.formatted(
                            gate.topology.describe().toString().strip()));
        }
    }

    @Property
    void an_event_is_placed_as_kafkas_own_producer_would(
            @ForAll @AlphaChars String tenant,
            @ForAll String session,
            @ForAll @IntRange(min = 1, max = 100) int partitions) {
        byte[] key = new StringSerializer().serialize("", tenant + "/" + session);

        assertThat(placed(key, Entry.BY_KEY, partitions)).isEqualTo(Utils.toPositive(Utils.murmur2(key)) % partitions);
    }

    @Test
    void the_places_of_some_keys_never_change() {
        assertThat(placed("default/s1".getBytes(StandardCharsets.UTF_8), Entry.BY_KEY, 8))
                .isEqualTo(0);
        assertThat(placed("default/r1".getBytes(StandardCharsets.UTF_8), Entry.BY_KEY, 48))
                .isEqualTo(22);
    }

    @Test
    void a_statement_goes_to_the_partition_it_names() {
        assertThat(placed(new byte[0], 5, 8)).isEqualTo(5);
    }

    private static int placed(byte[] key, int named, int partitions) {
        Optional<Set<Integer>> places =
                new InboxPartitioner().partitions("inbox", key, new Outgoing(new byte[0], named), partitions);
        return places.orElseThrow().iterator().next();
    }
}
