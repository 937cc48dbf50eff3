package dev.taffrail.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A place where settings are given. Its `origin` is what messages and `config view` call it.
public final class Source {
    private static final String ENVIRONMENT_PREFIX = "TAFFRAIL_";

    private final String origin;
    private final Map<String, String> values;
    private final UnaryOperator<String> spelling;

    private Source(String origin, Map<String, String> values, UnaryOperator<String> spelling) {
        this.origin = origin;
        this.values = values;
        this.spelling = spelling;
    }

    /// Settings under their own names, as flags give them.
    public static Source of(String origin, Map<String, String> values) {
        return new Source(origin, new LinkedHashMap<>(values), UnaryOperator.identity());
    }

    /// The variables `TAFFRAIL_*`: `kafka.bootstrap-servers` is `TAFFRAIL_KAFKA_BOOTSTRAP_SERVERS`.
    ///
    /// @param notSettings variables of that form that mean something else, for example to the launcher script
    public static Source environment(Map<String, String> environment, Set<String> notSettings) {
        var ours = new TreeMap<>(environment);
        ours.keySet().removeIf(name -> !name.startsWith(ENVIRONMENT_PREFIX) || notSettings.contains(name));
        return new Source("environment", ours, Source::variable);
    }

    /// A settings file; nothing when it does not exist. See [SettingsFile] for its form.
    public static Source file(Path file) {
        try {
            return of(
                    file.toString(),
                    Files.exists(file) ? SettingsFile.parse(file.toString(), Files.readString(file)) : Map.of());
        } catch (IOException unreadable) {
            throw new Invalid(
                    "the settings file %s cannot be read (%s); correct its permissions or remove it"
                            .formatted(file, unreadable),
                    unreadable);
        }
    }

    /// The name of the environment variable for a setting.
    static String variable(String setting) {
        return ENVIRONMENT_PREFIX + setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    Optional<String> find(String setting) {
        return Optional.ofNullable(values.get(spelling.apply(setting)));
    }

    /// Where exactly a value came from.
    String originOf(String setting) {
        String spelled = spelling.apply(setting);
        return spelled.equals(setting) ? origin : origin + " (" + spelled + ")";
    }

    Set<String> names() {
        return values.keySet();
    }

    String spelled(String setting) {
        return spelling.apply(setting);
    }

    @Override
    public String toString() {
        return origin;
    }
}
