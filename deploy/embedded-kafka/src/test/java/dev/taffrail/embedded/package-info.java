@NullMarked
package dev.taffrail.embedded;

import org.jspecify.annotations.NullMarked;
