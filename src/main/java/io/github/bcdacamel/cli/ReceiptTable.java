package io.github.bcdacamel.cli;

import io.github.bcdacamel.landing.Receipt;

/** What an export delivered, as a table by resource type. */
final class ReceiptTable {

    private static final String ROW = "%-24s %8s %12s %14s%n";

    private ReceiptTable() {}

    static String of(Receipt receipt) {
        StringBuilder table = new StringBuilder(ROW.formatted("Resource type", "Files", "Resources", "Bytes"));
        long files = 0;
        long lines = 0;
        long bytes = 0;
        for (var entry : receipt.totals().entrySet()) {
            var total = entry.getValue();
            table.append(row(entry.getKey(), total.files(), total.lines(), total.bytes()));
            files += total.files();
            lines += total.lines();
            bytes += total.bytes();
        }
        table.append(row("Total", files, lines, bytes));
        table.append("Data through ").append(receipt.job().transactionTime());
        if (!receipt.serverErrors().isEmpty()) {
            table.append("; BCDA reported: ").append(receipt.serverErrors());
        }
        if (receipt.unknownEnrollees() > 0) {
            table.append(", of which ").append(receipt.unknownEnrollees()).append(" unknown enrollees");
        }
        return table.append(System.lineSeparator()).toString();
    }

    private static String row(String type, long files, long lines, long bytes) {
        return ROW.formatted(type, "%,d".formatted(files), "%,d".formatted(lines), "%,d".formatted(bytes));
    }
}
