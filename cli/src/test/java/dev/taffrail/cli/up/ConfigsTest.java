package dev.taffrail.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.settings.Settings;
import dev.taffrail.platform.settings.Source;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigsTest {
    private static final Map<String, String> CLUSTER = Map.of("kafka.bootstrap", "kafka-1:9092");

    @Test
    void the_process_beside_its_broker_has_the_same_names_at_each_start() {
        assertThat(callers(Map.of())).isEqualTo("callers-1");
        assertThat(configs(Map.of()).up().member()).isPresent();
        assertThat(configs(Map.of()).gate().instance()).isPresent();
    }

    @Test
    void a_process_without_a_name_on_a_cluster_takes_that_of_no_other() {
        assertThat(callers(CLUSTER)).isNotEqualTo(callers(CLUSTER)).isNotEqualTo(callers(Map.of()));
        assertThat(configs(CLUSTER).up().member()).isEmpty();
        assertThat(configs(CLUSTER).gate().instance()).isEmpty();
    }

    @Test
    void a_name_that_is_given_is_the_name_everywhere() {
        var named = Map.of("kafka.bootstrap", "kafka-1:9092", "up.instance", "c2");

        assertThat(callers(named)).isEqualTo("c2");
        assertThat(configs(named).up().member()).isEqualTo(Optional.of("c2"));
        assertThat(configs(named).gate().instance()).isEqualTo(Optional.of("c2"));
    }

    private static String callers(Map<String, String> settings) {
        return configs(settings).callers().instanceId();
    }

    private static Configs configs(Map<String, String> settings) {
        return Configs.from(Settings.of(Source.of("test", settings)));
    }
}
