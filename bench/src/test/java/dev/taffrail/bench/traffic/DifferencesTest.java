package dev.taffrail.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void equal_conversations_have_none() {
        assertThat(Differences.first(List.of(Line.user("a")), List.of(Line.user("a"))))
                .isEmpty();
    }

    @Test
    void the_first_message_that_differs_is_shown_around_its_difference() {
        String long1 = "x".repeat(500) + "one";
        String long2 = "x".repeat(500) + "two";

        assertThat(Differences.first(
                        List.of(Line.user("a"), Line.user(long1)), List.of(Line.user("a"), Line.user(long2))))
                .hasValueSatisfying(words ->
                        assertThat(words).contains("message 2", "one", "two").hasSizeLessThan(500));
    }

    @Test
    void a_missing_message_is_a_difference() {
        assertThat(Differences.first(List.of(Line.user("a")), List.of())).isPresent();
    }
}
