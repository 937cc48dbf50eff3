@NullMarked
package dev.taffrail.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
