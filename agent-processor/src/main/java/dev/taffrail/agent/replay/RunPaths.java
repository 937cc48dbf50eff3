package dev.taffrail.agent.replay;

import org.jspecify.annotations.Nullable;

/// The paths of [dev.taffrail.agent.run.Key] for entities of sessions and runs.
final class RunPaths {
    private static final String LIVE = "run/";
    private static final String ENDED = "ended/";
    private static final String SESSION = "session/";

    private RunPaths() {}

    static boolean isRunOrSession(String path) {
        return path.startsWith(LIVE) || path.startsWith(ENDED) || path.startsWith(SESSION);
    }

    /// A run is stored under one path while it lives and under another when it has ended; null for other entities.
    static @Nullable String otherForm(String path) {
        if (path.startsWith(LIVE)) {
            return ENDED + path.substring(LIVE.length());
        }
        return path.startsWith(ENDED) ? LIVE + path.substring(ENDED.length()) : null;
    }

    /// `tenant/session` of a run's or a session's path; null for other entities.
    static @Nullable String sessionOf(String path) {
        if (!isRunOrSession(path)) {
            return null;
        }
        var names = path.split("/", -1);
        return names[1] + "/" + names[2];
    }

    /// The prefix of the messages of `tenant/session`.
    static String messagesOf(String session) {
        return "message/" + session + "/";
    }
}
