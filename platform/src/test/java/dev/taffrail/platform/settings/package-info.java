@NullMarked
package dev.taffrail.platform.settings;

import org.jspecify.annotations.NullMarked;
