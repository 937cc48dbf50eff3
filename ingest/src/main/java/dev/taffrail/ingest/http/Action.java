package dev.taffrail.ingest.http;

import dev.taffrail.schemas.request.CommandKind;

/// The commands that have an address, and their word in it.
enum Action {
    CANCEL("cancel", CommandKind.CANCEL),
    PAUSE("pause", CommandKind.PAUSE),
    RESUME("resume", CommandKind.RESUME),
    MESSAGE("message", CommandKind.MESSAGE),
    ADD_BUDGET("add-budget", CommandKind.ADD_BUDGET);

    private final String word;
    private final CommandKind kind;

    Action(String word, CommandKind kind) {
        this.word = word;
        this.kind = kind;
    }

    String word() {
        return word;
    }

    CommandKind kind() {
        return kind;
    }
}
