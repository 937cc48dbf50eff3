/// What an agent can do besides talking: the contract of a tool, the catalogue of those that are installed, and the one
/// way to run them. Nothing here knows Kafka, the run machine or the schemas; the callers map to and from this
/// vocabulary.
@NullMarked
package dev.taffrail.agent.tool;

import org.jspecify.annotations.NullMarked;
