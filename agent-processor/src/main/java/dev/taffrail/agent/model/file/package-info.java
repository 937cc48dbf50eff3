/// Reads the YAML files that people write for models, and says where exactly one of them is wrong.
@NullMarked
package dev.taffrail.agent.model.file;

import org.jspecify.annotations.NullMarked;
