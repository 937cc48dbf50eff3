/// Models behind HTTP: LangChain4j speaks the providers' formats, our own client under it does the waiting and says
/// what is billed.
@NullMarked
package dev.taffrail.agent.model.wire;

import org.jspecify.annotations.NullMarked;
