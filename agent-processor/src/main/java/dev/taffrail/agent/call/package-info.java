/// The callers: the service that takes calls off the log, executes them, and reports. Start reading at
/// [dev.taffrail.agent.call.CallerService], then at [dev.taffrail.agent.call.claim.CallLoop].
@NullMarked
package dev.taffrail.agent.call;

import org.jspecify.annotations.NullMarked;
