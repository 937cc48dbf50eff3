package dev.taffrail.guardrail.policy;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Takes parts out of a JSON document so that it stays one: what its names and texts say is changed, without cutting an
/// escape, and other values that a part touches become a text that says so. Brackets, quotes, commas and colons stay:
/// they say nothing. A part that touches nothing else takes the whole document with it. For one document.
final class JsonRemoval {
    private final String json;
    private final InPlace inPlace;
    private final StringBuilder left;
    /// Up to where the document is in `left`.
    private int done;

    JsonRemoval(String json, InPlace inPlace) {
        this.json = json;
        this.inPlace = inPlace;
        this.left = new StringBuilder(json.length());
    }

    /// @param tokens in order
    /// @param parts in order, apart
    String without(List<JsonToken> tokens, List<Part> parts) {
        var touching = Touched.all(tokens, parts);
        if (touching.isEmpty() || parts.getFirst().span().length() == json.length()) {
            return quoted(parts.getFirst().in(0, json.length()));
        }
        var names = new JsonNames(json, tokens, touching.get());
        for (Touched touched : touching.get()) {
            take(touched, names);
        }
        return left.append(json, done, json.length()).toString();
    }

    private void take(Touched touched, JsonNames names) {
        JsonToken token = touched.token();
        switch (token.kind()) {
            case NUMBER, LITERAL -> put(token.start(), quoted(touched.whole()), token.end());
            case TEXT -> take(token, touched.parts());
            case NAME -> {
                put(token.start(), "", token.start());
                int start = left.length();
                take(token, touched.parts());
                put(token.end(), "", token.end());
                left.append(names.toTellFromOthers(token, left.substring(start)));
            }
        }
    }

    private void take(JsonToken token, List<Part> parts) {
        int at = token.start();
        for (Part part : parts) {
            at = take(token, part, at);
        }
    }

    /// @param from a place in the token before which nothing is looked at, at the start of a character
    /// @return the same for the next part
    private int take(JsonToken token, Part part, int from) {
        int start = from;
        while (start < token.end() && next(start) <= part.start()) {
            start = next(start);
        }
        int end = start;
        while (end < Math.min(part.end(), token.end())) {
            end = next(end);
        }
        if (end > start || token.start() == token.end()) {
            put(start, inPlace.of(json, inText(part, start, end)), end);
        }
        return end;
    }

    /// Stars and hashes are made of what a text says; escapes and an empty text get a label.
    private Part inText(Part part, int start, int end) {
        Part inText = part.in(start, end);
        boolean asItIs = part.treatment() == Treatment.FENCE
                || (end > start && json.substring(start, end).indexOf('\\') < 0);
        return asItIs ? inText : inText.redacted();
    }

    private void put(int start, String instead, int end) {
        left.append(json, done, start).append(instead);
        done = end;
    }

    private String quoted(Part part) {
        return JsonMapper.shared().writeValueAsString(inPlace.of(json, part));
    }

    /// Where the next character of a text begins; half of one is none, however it is written.
    private int next(int at) {
        int next = nextUnit(at);
        return Character.isHighSurrogate(unit(at)) && Character.isLowSurrogate(unit(next)) ? nextUnit(next) : next;
    }

    private int nextUnit(int at) {
        if (json.charAt(at) != '\\') {
            return at + 1;
        }
        return at + (isUnicode(at) ? 6 : 2);
    }

    private char unit(int at) {
        return isUnicode(at) ? (char) Integer.parseInt(json, at + 2, at + 6, 16) : json.charAt(at);
    }

    private boolean isUnicode(int at) {
        return json.charAt(at) == '\\' && json.charAt(at + 1) == 'u';
    }
}
