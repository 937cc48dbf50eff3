package dev.taffrail.platform.settings;

import java.util.Optional;

/// One setting that the code asks for: a row of the reference page and of `config view`.
///
/// @param type `string`, `integer`, `duration`, `bytes`, `uri`, `path`, `secret`, `flag`, `list` or the names of an
///     enumeration
/// @param defaultValue as it would be written in a file; empty when the setting is required or optional without default
/// @param doc          one sentence
/// @param value        the value in force, as written, `***` for a secret; empty when there is none
/// @param origin       where the value was given: a flag, the environment, a file, or `default`
public record Setting(
        String name, String type, Optional<String> defaultValue, String doc, Optional<String> value, String origin) {}
