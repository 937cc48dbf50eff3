package dev.taffrail.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that nothing can break holds nothing: each is shown a class that breaks it.
class RulesCatchTest {
    @ParameterizedTest
    @MethodSource
    void a_planted_offence_is_found(ArchRule rule, Class<?> offender) {
        var offenders = new ClassFileImporter().importClasses(offender);

        assertThat(rule.evaluate(offenders).hasViolation()).isTrue();
    }

    static Arguments[] a_planted_offence_is_found() {
        return new Arguments[] {
            Arguments.of(HouseRulesTest.time_and_ids_come_from_outside, AsksTheTime.class),
            Arguments.of(HouseRulesTest.time_and_ids_come_from_outside, AsksAClock.class),
            Arguments.of(HouseRulesTest.time_and_ids_come_from_outside, PassesTheTimeOn.class),
            Arguments.of(HouseRulesTest.time_and_ids_come_from_outside, DrawsAnId.class),
            Arguments.of(HouseRulesTest.time_and_ids_come_from_outside, Gambles.class),
            Arguments.of(HouseRulesTest.classes_are_named_for_what_they_are, RunHelper.class),
            Arguments.of(HouseRulesTest.static_fields_are_final, Remembers.class),
            Arguments.of(HouseRulesTest.nothing_hangs_on_a_thread, Hangs.class),
            Arguments.of(HouseRulesTest.only_the_command_line_prints, Prints.class),
            Arguments.of(LibraryRulesTest.kafka_streams_stays_in_the_topologies, Streams.class),
            Arguments.of(LibraryRulesTest.sql_stays_in_the_stores, Sql.class),
        };
    }

    static final class AsksTheTime {
        Instant now = Instant.now();
    }

    static final class AsksAClock {
        Clock clock = Clock.systemUTC();
    }

    static final class PassesTheTimeOn {
        Supplier<Instant> now = Instant::now;
    }

    static final class DrawsAnId {
        String id = UUID.randomUUID().toString();
    }

    static final class Gambles {
        Random chance = new Random();
    }

    static final class RunHelper {}

    static final class Remembers {
        static int count;
    }

    static final class Hangs {
        ThreadLocal<String> name = new ThreadLocal<>();
    }

    static final class Prints {
        void hello() {
            System.out.println("hello");
        }
    }

    static final class Streams {
        KeyValue<String, String> pair = KeyValue.pair("a", "b");
    }

    static final class Sql {
        void close() throws SQLException {}
    }
}
