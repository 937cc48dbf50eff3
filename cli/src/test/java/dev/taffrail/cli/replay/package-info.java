@NullMarked
package dev.taffrail.cli.replay;

import org.jspecify.annotations.NullMarked;
