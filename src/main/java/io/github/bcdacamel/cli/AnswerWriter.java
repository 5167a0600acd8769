package io.github.bcdacamel.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the answer to a query, row by row. */
abstract class AnswerWriter {

    /** Rows that are read before the widths of columns are fixed. */
    private static final int SAMPLE = 1000;

    private static final int LONGEST_CELL = 80;

    final PrintWriter out;

    private AnswerWriter(PrintWriter out) {
        this.out = out;
    }

    static AnswerWriter of(QueryCommand.Format format, PrintWriter out) {
        return switch (format) {
            case TABLE -> new Table(out);
            case CSV -> new Csv(out);
            case JSON -> new Json(out);
            case PARQUET -> throw new IllegalArgumentException("The database writes Parquet itself.");
        };
    }

    abstract void write(ResultSet rows) throws IOException, SQLException;

    private static List<String> names(ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            names.add(about.getColumnLabel(i));
        }
        return names;
    }

    /** Null stays null. */
    private static List<Object> values(ResultSet rows, int columns) throws SQLException {
        List<Object> values = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            values.add(plain(rows.getObject(i)));
        }
        return values;
    }

    private static Object plain(Object value) throws SQLException {
        if (value instanceof Array list) {
            List<Object> elements = new ArrayList<>();
            for (Object element : (Object[]) list.getArray()) {
                elements.add(plain(element));
            }
            return elements;
        }
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toString();
        }
        return value instanceof Number || value instanceof Boolean || value == null ? value : value.toString();
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    /** Columns side by side, for people. */
    private static final class Table extends AnswerWriter {

        private Table(PrintWriter out) {
            super(out);
        }

        @Override
        void write(ResultSet rows) throws SQLException {
            List<String> names = names(rows);
            List<List<Object>> sample = new ArrayList<>();
            while (sample.size() < SAMPLE && rows.next()) {
                sample.add(values(rows, names.size()));
            }
            int[] widths = new int[names.size()];
            boolean[] right = new boolean[names.size()];
            Arrays.fill(right, !sample.isEmpty());
            for (int i = 0; i < widths.length; i++) {
                widths[i] = names.get(i).length();
                for (List<Object> row : sample) {
                    widths[i] = Math.max(widths[i], cell(row.get(i)).length());
                    right[i] &= row.get(i) == null || row.get(i) instanceof Number;
                }
            }
            line(names.stream().map(Object.class::cast).toList(), widths, right);
            out.println(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
            sample.forEach(row -> line(row, widths, right));
            long count = sample.size();
            for (; rows.next(); count++) {
                line(values(rows, names.size()), widths, right);
            }
            out.println("(" + count + (count == 1 ? " row)" : " rows)"));
        }

        private void line(List<Object> row, int[] widths, boolean[] right) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cell(row.get(i));
                String padding = " ".repeat(Math.max(0, widths[i] - cell.length()));
                line.append(i == 0 ? "" : "  ").append(right[i] ? padding + cell : cell + padding);
            }
            out.println(line.toString().stripTrailing());
        }

        private static String cell(Object value) {
            String text = value == null ? "" : AnswerWriter.text(value).replaceAll("\\p{Cntrl}", " ");
            return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL - 1) + "…" : text;
        }
    }

    /** RFC 4180; an empty field is NULL, and {@code ""} an empty text, as in the tables. */
    private static final class Csv extends AnswerWriter {

        private Csv(PrintWriter out) {
            super(out);
        }

        @Override
        void write(ResultSet rows) throws SQLException {
            List<String> names = names(rows);
            out.print(names.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n");
            while (rows.next()) {
                out.print(
                        values(rows, names.size()).stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n");
            }
        }

        private static String field(Object value) {
            if (value == null) {
                return "";
            }
            String text = text(value);
            return text.isEmpty() || text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }
    }

    /** One object a row, in an array. */
    private static final class Json extends AnswerWriter {

        private Json(PrintWriter out) {
            super(out);
        }

        @Override
        void write(ResultSet rows) throws IOException, SQLException {
            List<String> names = names(rows);
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
                json.writeStartArray();
                while (rows.next()) {
                    json.writeRaw(System.lineSeparator());
                    json.writeStartObject();
                    List<Object> values = values(rows, names.size());
                    for (int i = 0; i < names.size(); i++) {
                        json.writeFieldName(names.get(i));
                        value(json, values.get(i));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            out.println();
        }

        private static void value(JsonGenerator json, Object value) throws IOException {
            if (value instanceof List<?> list) {
                json.writeStartArray();
                for (Object element : list) {
                    value(json, element);
                }
                json.writeEndArray();
            } else if (value instanceof BigDecimal number) {
                json.writeNumber(number);
            } else {
                json.writeObject(value);
            }
        }
    }
}
