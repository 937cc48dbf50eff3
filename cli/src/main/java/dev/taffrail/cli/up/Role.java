package dev.taffrail.cli.up;

import dev.taffrail.platform.settings.Invalid;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a process can do.
public enum Role {
    /// The embedded Kafka broker.
    BROKER,
    /// Lets requests, commands and results in.
    GATE,
    /// Decides.
    AGENT,
    /// Calls models and tools.
    CALLER,
    /// Brings the log into SQLite.
    SINK,
    /// REST, health, metrics.
    HTTP;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws Invalid for a word that is no role
    static Set<Role> parse(List<String> words) {
        var roles = EnumSet.noneOf(Role.class);
        for (String word : words) {
            roles.add(List.of(values()).stream()
                    .filter(role -> role.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("up.roles has `%s`, which is no role; roles are %s"
                            .formatted(word, String.join(", ", all())))));
        }
        Invalid.unless(!roles.isEmpty(), "up.roles is empty; roles are %s", String.join(", ", all()));
        return roles;
    }

    static List<String> all() {
        return List.of(values()).stream().map(Role::word).toList();
    }
}
