/// Agents as files: how they are read, and how they get onto the topic `agents`.
@NullMarked
package dev.taffrail.ingest.agent;

import org.jspecify.annotations.NullMarked;
