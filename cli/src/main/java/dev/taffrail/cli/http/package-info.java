/// The HTTP port of a process: REST, health, metrics, schemas.
@NullMarked
package dev.taffrail.cli.http;

import org.jspecify.annotations.NullMarked;
