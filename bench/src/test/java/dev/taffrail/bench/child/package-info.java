@NullMarked
package dev.taffrail.bench.child;

import org.jspecify.annotations.NullMarked;
