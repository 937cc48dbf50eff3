/// Files of requests, one JSON object a line. Start with [RequestFile].
@NullMarked
package dev.taffrail.ingest.file;

import org.jspecify.annotations.NullMarked;
