/// The edge where text from outside becomes JSON.
@NullMarked
package dev.taffrail.platform.json;

import org.jspecify.annotations.NullMarked;
