@NullMarked
package dev.taffrail.platform.log;

import org.jspecify.annotations.NullMarked;
