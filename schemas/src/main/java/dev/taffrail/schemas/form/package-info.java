/// How people write requests and commands, and what can be meant: judged in the same way where they are taken and at
/// the gate.
@NullMarked
package dev.taffrail.schemas.form;

import org.jspecify.annotations.NullMarked;
