@NullMarked
package dev.taffrail.cli.scrub;

import org.jspecify.annotations.NullMarked;
