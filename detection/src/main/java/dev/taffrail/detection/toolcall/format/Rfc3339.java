package dev.taffrail.detection.toolcall.format;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/// Points in time of RFC 3339, section 5.6, and durations of its appendix A.
final class Rfc3339 {
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final Set<MonthDay> LAST_DAYS = Set.of(MonthDay.of(Month.JUNE, 30), MonthDay.of(Month.DECEMBER, 31));

    private Rfc3339() {}

    static boolean isDateTime(String text) {
        var cursor = new Cursor(text);
        Optional<LocalDate> date = date(cursor);
        if (date.isEmpty() || !takeLetter(cursor, 'T')) {
            return false;
        }
        Optional<Time> time = time(cursor);
        return time.isPresent()
                && cursor.atEnd()
                && (!time.get().isLeapSecond()
                        || mayEndWithLeapSecond(date.get().plusDays(time.get().daysToUtc())));
    }

    static boolean isDuration(String text) {
        var cursor = new Cursor(text);
        if (!takeLetter(cursor, 'P')) {
            return false;
        }
        if (text.endsWith("W") || text.endsWith("w")) {
            return elements(cursor, "W") && cursor.atEnd();
        }
        boolean dated = Ascii.isDigit(cursor.peek());
        if (dated && !elements(cursor, "YMD")) {
            return false;
        }
        return (dated && cursor.atEnd()) || (takeLetter(cursor, 'T') && elements(cursor, "HMS") && cursor.atEnd());
    }

    private static Optional<LocalDate> date(Cursor cursor) {
        int year = cursor.digits(4);
        boolean parted = cursor.take('-');
        int month = cursor.digits(2);
        parted &= cursor.take('-');
        int day = cursor.digits(2);
        return parted
                        && year >= 0
                        && month >= 1
                        && month <= 12
                        && YearMonth.of(year, month).isValidDay(day)
                ? Optional.of(LocalDate.of(year, month, day))
                : Optional.empty();
    }

    /// `full-time`: the second 60 is there only in the last minute of a day of UTC.
    private static Optional<Time> time(Cursor cursor) {
        int hour = cursor.digits(2);
        boolean parted = cursor.take(':');
        int minute = cursor.digits(2);
        parted &= cursor.take(':');
        int second = cursor.digits(2);
        boolean whole = !cursor.take('.') || cursor.takeWhile(Ascii::isDigit) > 0;
        if (!parted || !whole || !within(hour, 23) || !within(minute, 59) || !within(second, 60)) {
            return Optional.empty();
        }
        return offset(cursor)
                .map(offset -> new Time(hour * 60 + minute - offset, second == 60))
                .filter(time -> !time.isLeapSecond() || time.isLastMinute());
    }

    private static Optional<Integer> offset(Cursor cursor) {
        if (takeLetter(cursor, 'Z')) {
            return Optional.of(0);
        }
        int sign = cursor.take('+') ? 1 : cursor.take('-') ? -1 : 0;
        int hours = cursor.digits(2);
        boolean parted = cursor.take(':');
        int minutes = cursor.digits(2);
        return sign != 0 && parted && within(hours, 23) && within(minutes, 59)
                ? Optional.of(sign * (hours * 60 + minutes))
                : Optional.empty();
    }

    /// Section 5.7: at the end of June or of December. Which of these have one is known half a year ahead, no more.
    private static boolean mayEndWithLeapSecond(LocalDate day) {
        return LAST_DAYS.contains(MonthDay.from(day));
    }

    /// One or more numbers with their units, which follow each other without a gap.
    private static boolean elements(Cursor cursor, String units) {
        int expected = -1;
        while (cursor.takeWhile(Ascii::isDigit) > 0) {
            int unit = units.indexOf(Ascii.isLetter(cursor.peek()) ? cursor.peek() & ~0x20 : 0);
            if (unit < 0 || (expected >= 0 && unit != expected)) {
                return false;
            }
            cursor.next();
            expected = unit + 1;
        }
        return expected > 0;
    }

    private static boolean takeLetter(Cursor cursor, char upper) {
        return cursor.take(upper) || cursor.take(Character.toLowerCase(upper));
    }

    private static boolean within(int number, int highest) {
        return number >= 0 && number <= highest;
    }

    /// @param minutes of UTC, since the local midnight
    private record Time(int minutes, boolean isLeapSecond) {
        boolean isLastMinute() {
            return Math.floorMod(minutes, MINUTES_OF_DAY) == MINUTES_OF_DAY - 1;
        }

        int daysToUtc() {
            return Math.floorDiv(minutes, MINUTES_OF_DAY);
        }
    }
}
