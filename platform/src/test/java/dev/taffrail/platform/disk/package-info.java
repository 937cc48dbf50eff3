@NullMarked
package dev.taffrail.platform.disk;

import org.jspecify.annotations.NullMarked;
