package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.text.BoundedPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One search over files: what was found, what was left out, and how much may be read.
final class LineSearch {
    private static final int MAX_SHOWN = 300;
    private static final int MAX_LINE = 10_000;
    private static final long MAX_READ = 64L * 1024 * 1024;

    private final BoundedPattern pattern;
    private final int limit;
    private final List<String> found = new ArrayList<>();
    private int searched;
    private int skipped;
    private long read;

    LineSearch(BoundedPattern pattern, int limit) {
        this.pattern = pattern;
        this.limit = limit;
    }

    /// The lines that match, in the order of the files, and a note on what was not searched.
    String over(List<Walk.Entry> entries) throws Refusal, IOException, InterruptedException {
        for (Walk.Entry entry : entries) {
            if (!entry.folder() && found.size() < limit) {
                in(entry);
            }
        }
        if (found.isEmpty()) {
            return "no line matches in " + searched + " files" + skippedNote();
        }
        String limited = found.size() < limit ? "" : "\n[stopped at " + limit + " lines; there may be more]";
        return String.join("\n", found) + limited + skippedNote();
    }

    private void in(Walk.Entry entry) throws Refusal, IOException, InterruptedException {
        read += entry.bytes();
        if (read > MAX_READ) {
            throw Refusal.of(ToolFailure.TOO_LARGE, "the files hold more than " + MAX_READ + " bytes; name a folder");
        }
        String text;
        try {
            text = TextFile.read(entry.path(), WorkspacePath.of(entry.name()));
        } catch (Refusal notText) {
            skipped++;
            return;
        }
        searched++;
        lines(entry.name(), text.lines().toList());
    }

    private void lines(String file, List<String> lines) throws InterruptedException {
        for (int i = 0; i < lines.size() && found.size() < limit; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while searching");
            }
            if (pattern.isFoundIn(cut(lines.get(i), MAX_LINE))) {
                found.add(file + ":" + (i + 1) + ": " + cut(lines.get(i), MAX_SHOWN));
            }
        }
    }

    private String skippedNote() {
        return skipped == 0 ? "" : "\n[" + skipped + " files were not searched: not UTF-8 text, or too large]";
    }

    private static String cut(String line, int length) {
        if (line.length() <= length) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }
}
