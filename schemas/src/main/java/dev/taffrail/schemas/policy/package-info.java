/// A policy as data: the text of its file, versioned by content hash.
@NullMarked
package dev.taffrail.schemas.policy;

import org.jspecify.annotations.NullMarked;
