package dev.taffrail.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenTransactionTest {
    private static final Duration LONG = Duration.ofMillis(100);
    private static final Duration SHORT = Duration.ofMillis(2);

    private final OpenTransaction transaction = new OpenTransaction(SHORT);

    @Test
    void cuts_the_wait_for_records_only_while_it_is_open() {
        assertThat(transaction.pollTime(LONG)).isEqualTo(LONG);

        transaction.begun();
        assertThat(transaction.pollTime(LONG)).isEqualTo(SHORT);

        transaction.ended();
        assertThat(transaction.pollTime(LONG)).isEqualTo(LONG);
    }

    @Test
    void belongs_to_the_thread_that_the_client_ids_name() {
        var supplier = new PacedClientSupplier(SHORT, new PolledBatch(System::nanoTime));

        assertThatThrownBy(() -> supplier.getProducer(Map.of("client.id", "unexpected")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unexpected");
    }

    @Test
    void never_makes_a_wait_longer() {
        transaction.begun();

        assertThat(transaction.pollTime(Duration.ZERO)).isEqualTo(Duration.ZERO);
    }
}
