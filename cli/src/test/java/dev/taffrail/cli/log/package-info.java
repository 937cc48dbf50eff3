@NullMarked
package dev.taffrail.cli.log;

import org.jspecify.annotations.NullMarked;
