package dev.taffrail.cli.terminal;

import java.util.Map;

/// When to colour. `NO_COLOR`, `CLICOLOR=0` and `TERM=dumb` turn `auto` off, `CLICOLOR_FORCE` turns it on.
public enum Color {
    auto,
    always,
    never;

    boolean isOn(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case always -> true;
            case never -> false;
            case auto -> isForced(environment) || (terminal && !isUnwanted(environment));
        };
    }

    private static boolean isForced(Map<String, String> environment) {
        String force = environment.getOrDefault("CLICOLOR_FORCE", "0");
        return !force.isEmpty()
                && !force.equals("0")
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    private static boolean isUnwanted(Map<String, String> environment) {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("CLICOLOR", "1").equals("0")
                || environment.getOrDefault("TERM", "").equals("dumb");
    }
}
