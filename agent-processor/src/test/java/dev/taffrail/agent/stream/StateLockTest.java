package dev.taffrail.agent.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.run.Entity;
import dev.taffrail.schemas.codec.LockedContracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is in state stores stays readable. With `-Dgolden.update=true` it locks what is new instead.
class StateLockTest {
    @Test
    void every_entity_is_locked_and_readable_from_all_its_former_bytes() throws IOException {
        var contracts = new LockedContracts(
                Path.of("src/main/avro"), Path.of("src/test/resources/wire"), List.of(Entity.class));
        if (Boolean.getBoolean("golden.update")) {
            contracts.update();
        }

        assertThat(contracts.problems()).isEmpty();
    }
}
