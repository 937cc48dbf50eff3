package dev.taffrail.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Bounds the tags whose values users give, such as the names of rules and tools: each has at most [#VALUES] values in
/// a process, the first that come; what comes later is counted together as [#OTHER]. Nobody who registers an agent or a
/// policy can fill a registry, or a Prometheus.
public final class BoundedTags implements MeterFilter {
    public static final int VALUES = 50;
    /// Stands for all values that came too late.
    public static final String OTHER = "__other__";

    /// What users name.
    public static final List<String> OPEN = List.of("rule", "gen_ai.tool.name", "gen_ai.request.model");

    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    BoundedTags() {}

    @Override
    public Meter.Id map(Meter.Id id) {
        List<Tag> tags = id.getTags();
        return tags.stream().anyMatch(tag -> OPEN.contains(tag.getKey()))
                ? id.replaceTags(tags.stream().map(this::bounded).toList())
                : id;
    }

    private Tag bounded(Tag tag) {
        return OPEN.contains(tag.getKey()) && !isAmongFirst(tag) ? Tag.of(tag.getKey(), OTHER) : tag;
    }

    private boolean isAmongFirst(Tag tag) {
        var values = known.computeIfAbsent(tag.getKey(), _ -> ConcurrentHashMap.newKeySet());
        synchronized (values) {
            return values.contains(tag.getValue()) || (values.size() < VALUES && values.add(tag.getValue()));
        }
    }
}
