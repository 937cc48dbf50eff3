package dev.taffrail.cli.http;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.taffrail.platform.metrics.BoundedTags;
import dev.taffrail.platform.metrics.MetricName;
import dev.taffrail.platform.metrics.Metrics;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The reference page of the metrics: those of every enum of [MetricName] that is shipped.
public final class MetricsPage {
    private MetricsPage() {}

    public static List<MetricName> all() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.taffrail").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(MetricName.class))
                        .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                        .map(MetricName.class::cast)
                        .sorted(Comparator.comparing(MetricName::metric))
                        .toList();
    }

    /// As Prometheus shows it.
    public static String prometheus(MetricName metric) {
        String unit = metric.unit().isEmpty() ? "" : "_" + metric.unit();
        String name = metric.metric().replace('.', '_');
        return (name.endsWith(unit) ? name : name + unit) + (metric.kind() == MetricName.Kind.COUNTER ? "_total" : "");
    }

    static String markdown() {
        var page = new StringBuilder(
                """
                # Metrics

                `GET /metrics` on the HTTP port shows them in Prometheus's text format. Timers and summaries have the series `_count`, `_sum` and `_max`, and
                `_bucket` where they have buckets. Every series of a metric has all of its tags; a tag without a value is empty.

                Users name the values of `%s`: a process tells the first %d of each apart and counts the others as `%s`.

                | metric | in Prometheus | type | unit | tags | what |
                |---|---|---|---|---|---|
                """.formatted(String.join("`, `", BoundedTags.OPEN), BoundedTags.VALUES, BoundedTags.OTHER));
        for (MetricName metric : all()) {
            page.append("| `%s` | `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            metric.metric(),
                            prometheus(metric),
                            metric.kind().name().toLowerCase(Locale.ROOT),
                            metric.unit(),
                            metric.tags().isEmpty() ? "" : "`" + String.join("`, `", metric.tags()) + "`",
                            metric.doc()));
        }
        page.append("""

                ## Of the JVM

                `jvm.memory.*`, `jvm.buffer.*`, `jvm.gc.*`, `jvm.threads.*`, `system.cpu.*`, `system.load.average.*` and `process.cpu.*`, as Micrometer has them.

                ## Of Kafka's clients and streams

                Kafka's own metrics under Micrometer's names, for as long as a client is open. Of the hundreds that there are, those that begin with one of these names
                are kept; `metrics.kafka-clients=true` keeps all.

                """);
        Metrics.keptOfKafka().forEach(name -> page.append("- `").append(name).append("`\n"));
        return page.toString();
    }
}
