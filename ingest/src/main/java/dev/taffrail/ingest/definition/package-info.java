/// How what operators define gets onto its compacted topic.
@NullMarked
package dev.taffrail.ingest.definition;

import org.jspecify.annotations.NullMarked;
