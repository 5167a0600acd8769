package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes the manifest of a finished job, its fields in BCDA's order, with the changes that scenarios ask for. */
final class ManifestWriter {

    private final ScenarioPlayer scenarios;
    private final AddressSigner signatures;

    ManifestWriter(ScenarioPlayer scenarios, AddressSigner signatures) {
        this.scenarios = scenarios;
        this.signatures = signatures;
    }

    String json(EndpointCall call, Job job) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("transactionTime", transactionTime(call, job));
        manifest.put("request", job.requestUrl());
        manifest.put("requiresAccessToken", !scenarios.happens(Fault.OPEN_FILES, call));
        ArrayNode output = manifest.putArray("output");
        hostile(call, output);
        boolean outcome = scenarios.happens(Fault.OUTCOME_KEY, call);
        ArrayNode error = scenarios.happens(Fault.NO_ERROR_KEY, call)
                ? JsonNodeFactory.instance.arrayNode()
                : manifest.putArray(outcome ? "outcome" : "error");
        String query = scenarios
                .take(Fault.SIGNED_URLS, call)
                .map(scenario -> "?" + signatures.sign())
                .orElse("");
        int more = scenarios
                .take(Fault.REPEATED_ITEM, call)
                .map(scenario -> scenario.number() - 1)
                .orElse(0);
        List<OutputFile> files = new ArrayList<>(job.files());
        for (int n = 0; n < more; n++) {
            files.add(job.files().get(0));
        }
        for (OutputFile file : files) {
            item(call, job, file, query, (file.isError() ? error : output).addObject());
        }
        manifest.put("JobID", job.id());
        return GoText.json(manifest);
    }

    private String transactionTime(EndpointCall call, Job job) {
        Optional<Scenario> told = scenarios.take(Fault.TRANSACTION_TIME, call);
        if (told.isPresent()) {
            return told.get().argument();
        }
        return scenarios.happens(Fault.THREE_DIGIT_TIMES, call)
                ? job.transactionTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .plusMillis(123)
                        .toString()
                : GoText.instant(job.transactionTime());
    }

    private void item(EndpointCall call, Job job, OutputFile file, String query, ObjectNode item) {
        item.put("type", file.type());
        item.put("url", call.request().origin() + "/data/" + job.id() + "/" + file.name() + query);
        Optional<Scenario> count = scenarios.take(Fault.COUNT, call);
        boolean lost =
                count.filter(scenario -> scenario.argument().equals("lost")).isPresent();
        if (file.isError()) {
            if (lost) {
                item.put("count", file.stored().lines() + 12);
            }
            return;
        }
        count.ifPresent(scenario -> item.put("count", file.stored().lines() + (lost || scenario.isRight() ? 0 : 1)));
        scenarios.take(Fault.FILE_SIZE, call).ifPresent(scenario -> item.put("fileSize", fileSize(file, scenario)));
        scenarios
                .take(Fault.CHECKSUM, call)
                .ifPresent(scenario -> item.putArray("extension")
                        .addObject()
                        .put("url", "https://ab2d.cms.gov/checksum")
                        .put("valueString", checksum(file, scenario.argument())));
    }

    private static String checksum(OutputFile file, String argument) {
        return switch (argument) {
            case "right" -> "sha256:" + sha256(file);
            case "bare" -> sha256(file);
            default -> "sha256:" + "0".repeat(64);
        };
    }

    private static long fileSize(OutputFile file, Scenario scenario) {
        if (scenario.argument().matches("\\d+")) {
            return scenario.number();
        }
        return file.stored().decodedSize() + (scenario.isRight() ? 0 : 1);
    }

    private void hostile(EndpointCall call, ArrayNode output) {
        scenarios
                .take(Fault.HOSTILE_TYPE, call)
                .ifPresent(scenario -> output.addObject()
                        .put("type", scenario.argument())
                        .put("url", call.request().origin() + "/data/1/hostile.ndjson"));
        Optional<Scenario> address = scenarios.take(Fault.HOSTILE_URL, call);
        address.ifPresent(scenario -> output.addObject()
                .put("type", "Patient")
                .put("url", hostileUrl(scenario.argument(), call.request().origin())));
    }

    private static String hostileUrl(String argument, String origin) {
        return switch (argument) {
            case "placeholder" -> origin + "/data/1/a.ndjson?secret={{bcda.client-secret}}";
            case "userinfo" -> origin.replace("://", "://someone:secret@") + "/data/1/a.ndjson";
            case "file" -> "file:///etc/passwd";
            case "dots" -> origin + "/data/1/../../auth/token";
            default -> argument.replace("{base}", origin);
        };
    }

    private static String sha256(OutputFile file) {
        try (InputStream in = BodyPart.FileRange.inflated(file.stored()).open();
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
