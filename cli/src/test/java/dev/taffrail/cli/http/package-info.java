@NullMarked
package dev.taffrail.cli.http;

import org.jspecify.annotations.NullMarked;
