package dev.taffrail.detection.injection;

/// Who a text comes from. The same words may be a wish of a user and an attack in a tool's result.
public enum Source {
    USER,
    TOOL
}
