package dev.taffrail.schemas.message;

import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Text;

/// A tool call as the model asked for it, checked against the tool's schema before anything executes; and again, by who
/// executes it, when the guardrails have been at its arguments.
///
/// @param id as the provider gave it; unique within one answer at most
/// @param arguments JSON text as the model wrote it
/// @param explanation what is wrong with the arguments, written for the model; empty when nothing is
public record ToolRequest(
        String id,
        String name,
        @DataClass(DataClass.Level.PERSONAL) Text arguments,
        ArgumentProblem problem,
        @DataClass(DataClass.Level.PERSONAL) String explanation) {}
