@NullMarked
package dev.taffrail.cli.policies;

import org.jspecify.annotations.NullMarked;
