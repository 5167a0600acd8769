package io.github.bcdacamel.s3;

import io.github.bcdacamel.landing.ExportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** An export in a bucket, read from there alone. */
public final class S3ExportReader implements ExportReader {

    /** Any of these makes keys an export, as in a folder. */
    private static final Set<String> SIGNS = Set.of("_SUCCESS", "receipt.json", "manifest.json", "log.ndjson");

    private final S3Client s3;
    private final String bucket;
    private final String folder;
    private final Map<String, Long> sizes;

    private S3ExportReader(S3Client s3, String bucket, String folder, Map<String, Long> sizes) {
        this.s3 = s3;
        this.bucket = bucket;
        this.folder = folder;
        this.sizes = sizes;
    }

    /** The exports whose keys begin like that, in their order; empty if there are none. */
    public static List<S3ExportReader> find(S3Client s3, String bucket, String prefix) {
        Map<String, Long> keys = list(s3, bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
        Set<String> folders = new TreeSet<>();
        for (String key : keys.keySet()) {
            int slash = key.lastIndexOf('/') + 1;
            if (SIGNS.contains(key.substring(slash))) {
                folders.add(key.substring(0, slash));
            }
        }
        List<S3ExportReader> found = new ArrayList<>();
        for (String folder : folders) {
            found.add(new S3ExportReader(s3, bucket, folder, below(folder, keys)));
        }
        return found;
    }

    private static Map<String, Long> list(S3Client s3, String bucket, String begin) {
        Map<String, Long> keys = new TreeMap<>();
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(begin)).contents().stream()
                .filter(object -> !object.key().endsWith("/"))
                .forEach(object -> keys.put(object.key(), object.size()));
        return keys;
    }

    private static Map<String, Long> below(String folder, Map<String, Long> keys) {
        Map<String, Long> sizes = new TreeMap<>();
        keys.forEach((key, size) -> {
            if (key.startsWith(folder)) {
                sizes.put(key.substring(folder.length()), size);
            }
        });
        return sizes;
    }

    @Override
    public ExportReader beside(String other) {
        String beside = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1) + other + "/";
        return new S3ExportReader(s3, bucket, beside, below(beside, list(s3, bucket, beside)));
    }

    @Override
    public String place() {
        return "s3://" + bucket + "/" + folder.replaceFirst("/$", "");
    }

    @Override
    public Map<String, Long> sizes() {
        return sizes;
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (!sizes.containsKey(name)) {
            throw new IOException("There is no " + name + " in " + place() + ".");
        }
        return new ResumingObjectStream(sizes.get(name), offset -> get(name, offset));
    }

    private InputStream get(String name, long offset) throws IOException {
        try {
            return s3.getObject(request ->
                    request.bucket(bucket).key(folder + name).range(offset == 0 ? null : "bytes=" + offset + "-"));
        } catch (SdkException refused) {
            throw new java.nio.file.FileSystemException(
                    name, null, refused.getClass().getSimpleName());
        }
    }
}
