/// The scripted model: answers by rules from a YAML file, for tests, demos and load. Deterministic in the request.
@NullMarked
package dev.taffrail.agent.model.script;

import org.jspecify.annotations.NullMarked;
