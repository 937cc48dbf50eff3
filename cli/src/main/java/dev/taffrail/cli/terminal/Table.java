package dev.taffrail.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows under a heading, in columns that are as wide as their longest cell. A column whose heading begins with `>` is
/// right-aligned.
public final class Table {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    "a row of this table has " + headings.size() + " cells, but got " + cells.length);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).map(Table::oneLine).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines, without spaces at their ends.
    public List<String> lines(Style style) {
        var lines = new ArrayList<String>();
        lines.add(style.bold(line(headings.stream().map(Table::title).toList())));
        rows.forEach(row -> lines.add(style.outcome(line(row))));
        return lines;
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(width(i) - cells.get(i).length());
            boolean right = headings.get(i).startsWith(">");
            line.append(i == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(cells.get(i))
                    .append(right ? "" : padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = title(headings.get(column)).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }

    private static String title(String heading) {
        return heading.startsWith(">") ? heading.substring(1) : heading;
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("\\p{Cntrl}+", " ");
    }
}
