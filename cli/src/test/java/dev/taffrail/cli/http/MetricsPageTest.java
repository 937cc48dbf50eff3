package dev.taffrail.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.platform.metrics.MetricName;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void metrics_are_the_documented_ones() {
        Golden.check("docs/reference/metrics.md", MetricsPage.markdown());
    }

    @Test
    void a_name_stands_for_one_metric() {
        assertThat(MetricsPage.all())
                .extracting(MetricName::metric)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
    }
}
