package dev.taffrail.agent.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final String NOW = "Wed, 21 Oct 2026 07:28:00 GMT";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | PT0S
            60                            | PT1M
            1.5                           | PT1.5S
            99999999                      | PT24H
            Wed, 21 Oct 2026 07:28:30 GMT | PT30S
            Wed, 21 Oct 2026 07:00:00 GMT | PT0S
            """)
    void reads_seconds_and_dates(String header, Duration expected) {
        assertThat(RetryAfter.read(headers(Map.of("Retry-After", header, "Date", NOW))))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e9", "NaN", "9999999999999999999"})
    void garbage_is_as_if_it_were_not_there(String header) {
        assertThat(RetryAfter.read(headers(Map.of("Retry-After", header, "Date", NOW))))
                .isEmpty();
    }

    @Test
    void milliseconds_win_and_a_date_needs_the_day_of_the_answer() {
        assertThat(RetryAfter.read(headers(Map.of("retry-after-ms", "250", "retry-after", "1"))))
                .contains(Duration.ofMillis(250));
        assertThat(RetryAfter.read(headers(Map.of("retry-after", NOW)))).isEmpty();
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        var lists = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return HttpHeaders.of(lists, (_, _) -> true);
    }
}
