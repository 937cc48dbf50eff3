package dev.taffrail.detection.toolcall.format;

import java.util.HashSet;
import java.util.Set;

/// A group that is still open, and the names of the groups in it: two may have one name if they never take part at
/// once.
final class Group {
    private final boolean isAtom;
    private final boolean isMultiline;
    private final boolean isDotAll;
    private final Set<String> names = new HashSet<>();
    private final Set<String> inAlternative = new HashSet<>();

    Group(boolean isAtom, boolean isMultiline, boolean isDotAll) {
        this.isAtom = isAtom;
        this.isMultiline = isMultiline;
        this.isDotAll = isDotAll;
    }

    boolean isAtom() {
        return isAtom;
    }

    boolean isMultiline() {
        return isMultiline;
    }

    boolean isDotAll() {
        return isDotAll;
    }

    Set<String> names() {
        return names;
    }

    boolean hasInAlternative(String name) {
        return inAlternative.contains(name);
    }

    void nextAlternative() {
        inAlternative.clear();
    }

    void add(String name) {
        names.add(name);
        inAlternative.add(name);
    }

    void addAll(Group closed) {
        names.addAll(closed.names);
        inAlternative.addAll(closed.names);
    }
}
