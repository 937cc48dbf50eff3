package dev.taffrail.agent.model.script;

/// A regular expression of a script was given up. [ScriptedModel] turns it into a reply.
final class PatternTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    PatternTooSlow(String pattern) {
        super("the expression " + pattern + " takes too long on this text; write it without nested repetition");
    }
}
