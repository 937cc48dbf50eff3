@NullMarked
package dev.taffrail.sink.project;

import org.jspecify.annotations.NullMarked;
