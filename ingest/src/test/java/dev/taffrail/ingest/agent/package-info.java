@NullMarked
package dev.taffrail.ingest.agent;

import org.jspecify.annotations.NullMarked;
