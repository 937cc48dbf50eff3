package dev.taffrail.detection.pii;

import org.jspecify.annotations.Nullable;

/// What the tagger says of a token: outside, or of a type, beginning or going on.
enum Tag {
    OUTSIDE(null, false),
    PERSON_FIRST(PersonalType.PERSON, true),
    PERSON_NEXT(PersonalType.PERSON, false),
    LOCATION_FIRST(PersonalType.LOCATION, true),
    LOCATION_NEXT(PersonalType.LOCATION, false),
    ORGANIZATION_FIRST(PersonalType.ORGANIZATION, true),
    ORGANIZATION_NEXT(PersonalType.ORGANIZATION, false),
    DATE_TIME_FIRST(PersonalType.DATE_TIME, true),
    DATE_TIME_NEXT(PersonalType.DATE_TIME, false),
    NRP(PersonalType.NRP, false),
    TITLE(PersonalType.TITLE, false),
    AGE(PersonalType.AGE, false),
    PHONE_NUMBER(PersonalType.PHONE_NUMBER, false),
    CREDIT_CARD(PersonalType.CREDIT_CARD, false),
    US_DRIVER_LICENSE(PersonalType.US_DRIVER_LICENSE, false),
    US_SSN(PersonalType.US_SSN, false);

    private static final Tag[] ALL = values();
    static final int COUNT = ALL.length;

    final @Nullable PersonalType type;
    final boolean first;

    Tag(@Nullable PersonalType type, boolean first) {
        this.type = type;
        this.first = first;
    }

    static Tag of(int number) {
        return ALL[number];
    }

    /// The number of the tag for this type; of [#OUTSIDE] when the tagger has none for it.
    static int number(PersonalType type, boolean first) {
        int last = 0;
        for (int i = 1; i < COUNT; i++) {
            if (ALL[i].type == type) {
                if (ALL[i].first == first) {
                    return i;
                }
                last = i;
            }
        }
        return last;
    }
}
