package io.github.bcdacamel.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.bcdacamel.ledger.FileRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the answers of the control API, in the form that the {@link OpenApiContract} promises. */
public final class ApiResponder {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .build();

    private final OpenApiContract contract;
    private final FeedCommands commands;

    public ApiResponder(OpenApiContract contract, FeedCommands commands) {
        this.contract = contract;
        this.commands = commands;
    }

    public ApiResponse contract() {
        return ApiResponse.json(200, null, contract.text());
    }

    public ApiResponse feeds(List<FeedView> feeds) {
        return json(
                200, Map.of("feeds", feeds.stream().map(FeedView::withoutTypes).toList()));
    }

    public ApiResponse exports(ApiCall call, List<FeedView> feeds) {
        return json(200, Map.of("exports", exportsOf(call, feeds)));
    }

    public ApiResponse export(ApiCall call, List<FeedView> feeds) {
        return json(200, theExport(call, feeds));
    }

    /** @throws Problem 404 when the ledger does not have the export */
    public void requireExport(ApiCall call, List<FeedView> feeds) {
        theExport(call, feeds);
    }

    /** Of an export that was started or canceled just now. */
    public ApiResponse accepted(ApiCall call, List<FeedView> feeds) {
        String place = contract.base() + "/feeds/" + call.feed() + "/exports/" + call.export();
        return ApiResponse.json(202, place, text(theExport(call, feeds)));
    }

    public ApiResponse files(ApiCall call, List<FeedView> feeds, List<FileRow> rows) {
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("total", theExport(call, feeds).progress().files());
        files.put("files", rows);
        return json(200, files);
    }

    public ApiResponse receipt(ApiCall call, List<FeedView> feeds) {
        ExportView export = theExport(call, feeds);
        return commands.receipt(call.feed(), call.export())
                .map(receipt -> ApiResponse.json(200, null, receipt))
                .orElseThrow(() -> new Problem(
                        404,
                        export.isDelivered()
                                ? "The receipt of export " + call.feed() + "/" + call.export()
                                        + " is no longer in this process's landing folder. It is where the export was"
                                        + " delivered."
                                : "Export " + call.feed() + "/" + call.export() + " is not delivered ("
                                        + export.row().state() + "), so it has no receipt."));
    }

    public ApiResponse profile(ApiCall call, List<FeedView> feeds) {
        theExport(call, feeds);
        return commands.profile(call.feed(), call.export())
                .map(ApiResponse::page)
                .orElseThrow(() -> new Problem(
                        404,
                        "Export " + call.feed() + "/" + call.export() + " has no data profile in this process's landing"
                                + " folder. A profile is made once every file is there, unless bcda.profile.enabled is"
                                + " false, and is removed with the landing folder."));
    }

    public ApiResponse report(ApiCall call) {
        return commands.report(call.feed())
                .map(ApiResponse::page)
                .orElseThrow(() -> new Problem(
                        404,
                        "Feed " + call.feed() + " has no population report in this process's landing folder. It is made"
                                + " with the marts (bcda.marts.build), after an export or by the command marts."));
    }

    /** What went wrong, without details that belong in the log. */
    public ApiResponse problem(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return ApiResponse.of(problem);
            }
            if (cause instanceof SQLException) {
                return ApiResponse.of(new Problem(
                        503,
                        "The ledger's database does not respond. Exports wait for it. Try again when it is back."));
            }
        }
        return ApiResponse.of(
                new Problem(500, "Internal error. See the program's log. Nothing was started or changed."));
    }

    /** Whether the program or its ledger is at fault, so that operators need to know. */
    public boolean isOurFault(ApiResponse answer) {
        return answer.status() >= 500;
    }

    private static List<ExportView> exportsOf(ApiCall call, List<FeedView> feeds) {
        return feeds.stream()
                .filter(feed -> feed.info().name().equals(call.feed()))
                .flatMap(feed -> feed.exports().stream())
                .toList();
    }

    private static ExportView theExport(ApiCall call, List<FeedView> feeds) {
        return exportsOf(call, feeds).stream()
                .filter(export -> export.row().id().equals(call.export()))
                .findFirst()
                .orElseThrow(
                        () -> new Problem(404, "The ledger has no export " + call.feed() + "/" + call.export() + "."));
    }

    private static ApiResponse json(int status, Object body) {
        return ApiResponse.json(status, null, text(body));
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
