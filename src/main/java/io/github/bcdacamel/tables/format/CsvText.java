package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.ColumnType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Values as CSV has them, and lists as JSON in them. */
final class CsvText extends ByteArrayOutputStream {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    void put(String plain) {
        writeBytes(plain.getBytes(StandardCharsets.UTF_8));
    }

    void value(ColumnType type, Cell cell) {
        if (type.kind() != ColumnType.Kind.TEXT) {
            put(plain(type, cell));
        } else if (needsQuotes(cell)) {
            quoted(cell.bytes(), cell.start(), cell.length());
        } else {
            write(cell.bytes(), cell.start(), cell.length());
        }
    }

    private static boolean needsQuotes(Cell text) {
        byte[] bytes = text.bytes();
        for (int at = text.start(); at < text.start() + text.length(); at++) {
            if (bytes[at] == '"' || bytes[at] == ',' || bytes[at] == '\n' || bytes[at] == '\r') {
                return true;
            }
        }
        return text.length() == 0;
    }

    private void quoted(byte[] bytes, int start, int length) {
        write('"');
        for (int at = start; at < start + length; at++) {
            if (bytes[at] == '"') {
                write('"');
            }
            write(bytes[at]);
        }
        write('"');
    }

    void list(ColumnType type, Cell list) {
        CsvText json = new CsvText();
        for (int i = 0; i < list.count(); i++) {
            json.write(i == 0 ? '[' : ',');
            Cell element = list.element(i);
            switch (type.kind()) {
                case TEXT -> json.json(element);
                case DATE, TIMESTAMP -> json.put('"' + plain(type, element) + '"');
                default -> json.put(plain(type, element));
            }
        }
        json.write(']');
        quoted(json.toByteArray(), 0, json.size());
    }

    private void json(Cell text) {
        write('"');
        for (int at = text.start(); at < text.start() + text.length(); at++) {
            byte next = text.bytes()[at];
            if (next >= 0 && next < ' ') {
                put("\\u%04x".formatted(next));
            } else {
                if (next == '"' || next == '\\') {
                    write('\\');
                }
                write(next);
            }
        }
        write('"');
    }

    private static String plain(ColumnType type, Cell cell) {
        long number = cell.number();
        return switch (type.kind()) {
            case BOOLEAN -> number == 1 ? "true" : "false";
            case DATE -> LocalDate.ofEpochDay(number).toString();
            case TIMESTAMP -> TIME.format(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
            case DECIMAL -> (type.isWide() ? cell.decimal() : BigDecimal.valueOf(number, type.scale())).toPlainString();
            default -> Long.toString(number);
        };
    }
}
