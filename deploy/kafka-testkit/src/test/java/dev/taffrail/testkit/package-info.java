@NullMarked
package dev.taffrail.testkit;

import org.jspecify.annotations.NullMarked;
