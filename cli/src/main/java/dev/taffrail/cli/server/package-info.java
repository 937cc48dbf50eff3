/// Talks to a running process over HTTP.
@NullMarked
package dev.taffrail.cli.server;

import org.jspecify.annotations.NullMarked;
