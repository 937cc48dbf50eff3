package dev.taffrail.ingest.agent;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// An agent as a YAML file. Strict: what is not known is a problem, since a limit with a typo limits nothing.
///
///     name: support
///     model: openai/gpt-5
///     instructions: You help travellers with their bookings.
///     tools: [files_read, calculate]
///     limits: {tokens: 50_000, cost: 0.50usd, wall_clock: 10m, per_tool: {files_read: 20}}
public final class AgentFile {
    /// The largest file that is read, in characters.
    public static final int MAX_CHARACTERS = 1 << 20;

    private AgentFile() {}

    /// Reads the file, and the file with its instructions when it names one.
    public static Parsed read(Path file, Catalogue catalogue) {
        String name = file.toString();
        try {
            return parse(name, text(file), catalogue, instructions -> text(file.resolveSibling(instructions)));
        } catch (IOException e) {
            return problem(name, 0, unreadable(e));
        }
    }

    /// Reads a file that is already in memory; it has to hold its instructions.
    ///
    /// @param name what problems call it
    public static Parsed parse(String name, String text, Catalogue catalogue) {
        return parse(name, text, catalogue, instructions -> {
            throw new IOException("this text has no folder to look for " + instructions + " in");
        });
    }

    /// Where instructions of their own file come from.
    @FunctionalInterface
    interface InstructionFiles {
        String read(String path) throws IOException;
    }

    private static Parsed parse(String name, String text, Catalogue catalogue, InstructionFiles files) {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings).composeString(text).orElse(null) instanceof MappingNode mapping
                    ? AgentReader.read(new Problems(name), mapping, catalogue, files)
                    : problem(name, 1, "the file must hold a mapping that begins with name: ...");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            return problem(name, line, "no valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            return problem(name, 0, "no valid YAML: " + e.getMessage());
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_CHARACTERS) {
            throw new IOException(file + " has more than " + MAX_CHARACTERS + " bytes");
        }
        return Files.readString(file);
    }

    static String unreadable(IOException e) {
        return e instanceof CharacterCodingException
                ? "the file is not UTF-8 text; save it as UTF-8"
                : "the file cannot be read (" + e + "); check the path and its permissions";
    }

    private static Parsed problem(String file, int line, String message) {
        return new Parsed.Problems(List.of(new Problem(file, line, "", message)));
    }
}
