/// What people write about runs.
@NullMarked
package dev.taffrail.cli.runs;

import org.jspecify.annotations.NullMarked;
