package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// The counter in front of the rates desk: turns away the first attempts of each question of each run. It counts in
/// files of the workspace, so that the count is the same across restarts and whichever process asks; nothing in it is
/// random.
///
/// @param busyAttempts how many attempts it turns away
record RatesDesk(Workspace workspace, int busyAttempts) {
    private static final WorkspacePath SETTINGS = new WorkspacePath(List.of("rates", "desk.properties"));
    private static final int MAX_BUSY_ATTEMPTS = 100;

    /// Reads `rates/desk.properties`; a desk without it is never busy.
    static RatesDesk of(Workspace workspace) throws Refusal, IOException {
        if (!Files.exists(workspace.root().resolve("rates").resolve("desk.properties"))) {
            return new RatesDesk(workspace, 0);
        }
        var settings = new Properties();
        settings.load(new StringReader(TextFile.read(workspace.file(SETTINGS), SETTINGS)));
        return new RatesDesk(workspace, number(settings.getProperty("busy_attempts", "0")));
    }

    /// @throws Refusal for now, while the desk is busy
    void admit(ToolInvocation invocation) throws Refusal, IOException {
        String question = Fingerprint.of(invocation.runId(), invocation.arguments());
        Path count = workspace.own("rates-desk", question);
        int attempt = 1 + (Files.exists(count) ? number(Files.readString(count)) : 0);
        if (attempt <= busyAttempts) {
            TextFile.replace(count, workspace.own("rates-desk", question + ".new"), Integer.toString(attempt));
            throw Refusal.forNow(
                    ToolFailure.FAILED, "the rates desk is busy (attempt " + attempt + "); ask the same again later");
        }
    }

    private static int number(String text) throws Refusal {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > MAX_BUSY_ATTEMPTS) {
            throw Refusal.of(
                    ToolFailure.FAILED,
                    "busy_attempts of the rates desk must be 0 to " + MAX_BUSY_ATTEMPTS + ", but is '" + digits + "'");
        }
        return Integer.parseInt(digits);
    }
}
