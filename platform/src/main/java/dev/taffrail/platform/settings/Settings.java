package dev.taffrail.platform.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Typed access to what was set, the first source that knows a name winning. It remembers what was asked, so that
/// unknown names can be refused ([#rejectUnread]), values traced ([#asked]) and the reference page made by calling
/// every `from(Settings)` with [#recording]. Each getter takes the sentence that documents its setting. Used by one
/// thread, at the start.
public final class Settings {
    private final List<Source> sources;
    private final boolean recording;
    private final Map<String, Setting> asked = new LinkedHashMap<>();

    private Settings(List<Source> sources, boolean recording) {
        this.sources = List.copyOf(sources);
        this.recording = recording;
    }

    /// The strongest source first: flags, environment, project file, user file.
    public static Settings of(Source... strongestFirst) {
        return new Settings(Arrays.asList(strongestFirst), false);
    }

    /// Settings that answer with defaults, and with a sample where a value is required.
    public static Settings recording() {
        return new Settings(List.of(), true);
    }

    public String string(String name, String doc) {
        return required(name, "string", doc, "sample", text -> text);
    }

    public String string(String name, String defaultValue, String doc) {
        return get(name, "string", Optional.of(defaultValue), doc, text -> text).orElse(defaultValue);
    }

    public Optional<String> optionalString(String name, String doc) {
        return get(name, "string", Optional.empty(), doc, text -> text);
    }

    public int integer(String name, int defaultValue, String doc) {
        return get(name, "integer", Optional.of(Integer.toString(defaultValue)), doc, Settings::integer)
                .orElse(defaultValue);
    }

    public long longValue(String name, long defaultValue, String doc) {
        return get(name, "integer", Optional.of(Long.toString(defaultValue)), doc, Settings::longValue)
                .orElse(defaultValue);
    }

    public Duration duration(String name, Duration defaultValue, String doc) {
        return get(name, "duration", Optional.of(Units.written(defaultValue)), doc, Units::duration)
                .orElse(defaultValue);
    }

    /// A size in bytes.
    public long bytes(String name, long defaultValue, String doc) {
        return get(name, "bytes", Optional.of(Units.written(defaultValue)), doc, Units::bytes)
                .orElse(defaultValue);
    }

    public boolean flag(String name, boolean defaultValue, String doc) {
        return get(name, "flag", Optional.of(Boolean.toString(defaultValue)), doc, Settings::flag)
                .orElse(defaultValue);
    }

    public URI uri(String name, String doc) {
        return required(name, "uri", doc, "http://127.0.0.1:1", URI::create);
    }

    public URI uri(String name, URI defaultValue, String doc) {
        return get(name, "uri", Optional.of(defaultValue.toString()), doc, URI::create)
                .orElse(defaultValue);
    }

    public Optional<URI> optionalUri(String name, String doc) {
        return get(name, "uri", Optional.empty(), doc, URI::create);
    }

    public Path path(String name, Path defaultValue, String doc) {
        return get(name, "path", Optional.of(defaultValue.toString()), doc, Path::of)
                .orElse(defaultValue);
    }

    public Optional<Path> optionalPath(String name, String doc) {
        return get(name, "path", Optional.empty(), doc, Path::of);
    }

    /// Values separated by commas, in their order, without empty ones.
    public List<String> list(String name, List<String> defaultValue, String doc) {
        return get(name, "list", Optional.of(String.join(",", defaultValue)), doc, Settings::list)
                .orElse(defaultValue);
    }

    /// One of the constants, written in lower case with dashes.
    public <E extends Enum<E>> E enumerated(String name, E defaultValue, String doc) {
        Class<E> type = defaultValue.getDeclaringClass();
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(written(constant), constant);
        }
        String choices = String.join(", ", constants.keySet());
        return get(
                        name,
                        choices,
                        Optional.of(written(defaultValue)),
                        doc,
                        text -> Optional.ofNullable(constants.get(text.strip().toLowerCase(Locale.ROOT)))
                                .orElseThrow(() -> new IllegalArgumentException("must be one of " + choices)))
                .orElse(defaultValue);
    }

    /// A secret, or the content of the file that `NAME-file` points to, without the line end.
    public Optional<Secret> optionalSecret(String name, String doc) {
        Optional<Secret> direct = get(name, "secret", Optional.empty(), doc, Secret::new);
        Optional<Path> file = optionalPath(name + "-file", "A file that holds `" + name + "`.");
        Invalid.unless(
                direct.isEmpty() || file.isEmpty(), "%s and %s-file are both set; remove one of them", name, name);
        return direct.or(() -> file.map(path -> secretIn(name, path)));
    }

    public Secret secret(String name, String doc) {
        return optionalSecret(name, doc)
                .or(() -> recording ? Optional.of(new Secret("sample")) : Optional.empty())
                .orElseThrow(() -> missing(name));
    }

    /// The names that are set directly below a prefix: `["a", "b"]` for `x.a.url`, `x.a.key` and `x.b.url` under
    /// `x`. The environment does not count, since its spelling is ambiguous.
    public List<String> namesUnder(String prefix) {
        String start = prefix + ".";
        var names = new TreeSet<String>();
        for (Source source : sources) {
            source.names().stream()
                    .filter(name -> name.startsWith(start))
                    .forEach(name -> names.add(name.substring(start.length()).replaceFirst("\\..*", "")));
        }
        return List.copyOf(names);
    }

    /// Where the value of a setting comes from: a source, or `default`.
    public String origin(String name) {
        return source(name).map(source -> source.originOf(name)).orElse("default");
    }

    /// What was asked so far, in the order of the questions.
    public List<Setting> asked() {
        return List.copyOf(asked.values());
    }

    /// Fails on names that are set and that nobody asked for.
    public void rejectUnread() {
        String unknown =
                sources.stream().flatMap(source -> unread(source).stream()).collect(Collectors.joining("; "));
        Invalid.unless(unknown.isEmpty(), "unknown settings: %s", unknown);
    }

    private List<String> unread(Source source) {
        List<String> known = asked.keySet().stream().map(source::spelled).toList();
        return source.names().stream()
                .filter(name -> !known.contains(name))
                .map(name -> "%s (from %s)%s"
                        .formatted(
                                name,
                                source,
                                Suggestion.closest(name, known)
                                        .map(hint -> ", did you mean " + hint + "?")
                                        .orElse("")))
                .toList();
    }

    private <T> T required(String name, String type, String doc, String sample, Function<String, T> parse) {
        return get(name, type, Optional.empty(), doc, parse)
                .or(() -> recording ? Optional.of(parse.apply(sample)) : Optional.empty())
                .orElseThrow(() -> missing(name));
    }

    private <T> Optional<T> get(
            String name, String type, Optional<String> defaultValue, String doc, Function<String, T> parse) {
        Optional<String> given = source(name).flatMap(source -> source.find(name));
        Optional<String> shown = type.equals("secret") ? given.map(_ -> "***") : given.or(() -> defaultValue);
        asked.put(name, new Setting(name, type, defaultValue, doc, shown, origin(name)));
        return given.map(text -> parsed(name, type, text, parse));
    }

    private <T> T parsed(String name, String type, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException wrong) {
            String value = type.equals("secret") ? "***" : text;
            throw new Invalid(
                    "%s must be of type %s, but is `%s` (from %s): %s"
                            .formatted(name, type, value, origin(name), wrong.getMessage()),
                    wrong);
        }
    }

    private Optional<Source> source(String name) {
        return sources.stream().filter(source -> source.find(name).isPresent()).findFirst();
    }

    private static Invalid missing(String name) {
        return new Invalid(
                "%s is not set; give it as a flag, as %s or in a settings file".formatted(name, Source.variable(name)));
    }

    private static Secret secretIn(String name, Path file) {
        try {
            return new Secret(Files.readString(file).stripTrailing());
        } catch (IOException unreadable) {
            throw new Invalid(
                    "%s-file points to %s, which cannot be read (%s)".formatted(name, file, unreadable), unreadable);
        }
    }

    private static int integer(String text) {
        return Math.toIntExact(longValue(text));
    }

    private static long longValue(String text) {
        return Long.parseLong(text.strip().replace("_", ""));
    }

    private static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static List<String> list(String text) {
        return new ArrayList<>(Arrays.asList(text.split(",", -1)))
                .stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
