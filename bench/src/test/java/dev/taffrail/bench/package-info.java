@NullMarked
package dev.taffrail.bench;

import org.jspecify.annotations.NullMarked;
