@NullMarked
package dev.taffrail.interop;

import org.jspecify.annotations.NullMarked;
