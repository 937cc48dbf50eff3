/// The topic catalogue: names, types, partitions, retention, limits and writers live here and nowhere else.
@NullMarked
package dev.taffrail.schemas.topic;

import org.jspecify.annotations.NullMarked;
