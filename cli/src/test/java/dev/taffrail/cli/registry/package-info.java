@NullMarked
package dev.taffrail.cli.registry;

import org.jspecify.annotations.NullMarked;
