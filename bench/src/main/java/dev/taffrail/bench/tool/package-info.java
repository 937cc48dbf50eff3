/// Tools that exist in a benchmark only.
@NullMarked
package dev.taffrail.bench.tool;

import org.jspecify.annotations.NullMarked;
