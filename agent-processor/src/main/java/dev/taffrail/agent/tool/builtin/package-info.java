/// The tools that come with Taffrail: files of a workspace, arithmetic, the clock, an outbox and a rates desk.
@NullMarked
package dev.taffrail.agent.tool.builtin;

import org.jspecify.annotations.NullMarked;
