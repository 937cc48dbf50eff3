package dev.taffrail.agent.model.file;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// Opens a YAML 1.2 file whose top is a mapping. Bounded: at most [#MAX_CHARACTERS], no aliases of collections.
///
/// The tree of nodes is read rather than maps of objects, since nodes know their line.
public final class YamlFile {
    /// The largest file that is read.
    public static final int MAX_CHARACTERS = 1 << 20;

    private YamlFile() {}

    /// Reads a file from disk.
    ///
    /// @throws InvalidFile when it cannot be read or is not YAML
    public static Section read(Path file) {
        try {
            if (Files.size(file) > MAX_CHARACTERS) {
                throw new InvalidFile(
                        file.toString(), "the file is larger than " + MAX_CHARACTERS + " bytes; split it");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (MalformedInputException _) {
            throw new InvalidFile(file.toString(), "the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new InvalidFile(
                    file.toString(), "the file cannot be read (" + e + "); check the path and its permissions");
        }
    }

    /// Reads a file that is already in memory.
    ///
    /// @param name what messages call the file
    /// @throws InvalidFile when it is not YAML, or its top is not a mapping
    public static Section parse(String name, String text) {
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            var top = new Compose(settings).composeString(text).orElse(null);
            if (top instanceof MappingNode mapping) {
                return new Section(name, "", mapping);
            }
            throw new InvalidFile(name, "the file must hold a mapping, such as `name: value`");
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new InvalidFile(name + line, "this is not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new InvalidFile(name, "this is not valid YAML: " + e.getMessage());
        }
    }
}
