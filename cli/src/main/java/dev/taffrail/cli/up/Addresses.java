package dev.taffrail.cli.up;

import java.nio.file.Path;

/// Where a running process can be reached.
///
/// @param kafka `host:port`
/// @param http `http://host:port`; empty without the HTTP role
public record Addresses(String kafka, String http, Path data) {}
