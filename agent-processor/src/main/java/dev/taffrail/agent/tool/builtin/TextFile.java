package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Reads and writes UTF-8 files without following a link in their last step.
final class TextFile {
    private TextFile() {}

    /// The whole text.
    ///
    /// @throws Refusal when it is not UTF-8, with the place, or has grown too large
    static String read(Path path, WorkspacePath name) throws Refusal, IOException {
        byte[] bytes;
        try (var channel = Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                var in = Channels.newInputStream(channel)) {
            bytes = in.readNBytes((int) Workspace.MAX_FILE_BYTES + 1);
        }
        Workspace.requireSize(name, bytes.length);
        return decoded(bytes, name);
    }

    private static String decoded(byte[] bytes, WorkspacePath name) throws Refusal {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            throw Refusal.of(
                    ToolFailure.FAILED,
                    "`%s` is not UTF-8 text: byte 0x%02X at offset %d"
                            .formatted(name, bytes[in.position()] & 0xFF, in.position()));
        }
        return out.flip().toString();
    }

    /// Puts a whole file in place: a reader sees the old text or the new one, also after a crash.
    ///
    /// @param scratch a file of ours on the same file system
    static void replace(Path path, Path scratch, String text) throws IOException {
        try (var channel = open(scratch, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(channel, text);
        }
        Files.move(scratch, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Adds a text to the end, on a line of its own, and makes sure that it is on the disk.
    ///
    /// @throws IOException when nothing was written
    /// @throws Refusal when it would grow too large
    static ToolOutcome append(Path path, WorkspacePath name, String text, String done) throws Refusal, IOException {
        boolean midLine = endsMidLine(path);
        String whole = (midLine ? "\n" : "") + text + (text.endsWith("\n") ? "" : "\n");
        long before = Files.exists(path) ? Files.size(path) : 0;
        Workspace.requireSize(name, before + whole.getBytes(StandardCharsets.UTF_8).length);
        try (var channel = open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            return written(channel, whole, name, done);
        }
    }

    private static ToolOutcome written(FileChannel channel, String text, WorkspacePath name, String done) {
        try {
            writeFully(channel, text);
            return ToolOutcome.succeeded(done);
        } catch (IOException halfway) {
            return new ToolOutcome.Unknown("writing to `" + name + "` broke off (" + BuiltInTool.reason(halfway)
                    + "); the text may be there in part");
        }
    }

    private static boolean endsMidLine(Path path) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return false;
        }
        try (var channel = Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }

    private static FileChannel open(Path path, OpenOption create, OpenOption how) throws IOException {
        return FileChannel.open(path, Set.of(StandardOpenOption.WRITE, create, how, LinkOption.NOFOLLOW_LINKS));
    }

    private static void writeFully(FileChannel channel, String text) throws IOException {
        var bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
