package io.github.bcdacamel.s3;

import io.github.bcdacamel.failures.SecretMask;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/**
 * Opens AWS's client: credentials by its default chain (environment, profile, web identity, container, instance), a
 * request repeated by the SDK's standard mode, which is the only owner of that. The opener closes it.
 */
public final class S3ClientFactory {

    private S3ClientFactory() {}

    public static S3Client open(S3Options options) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(masked(DefaultCredentialsProvider.builder().build()))
                .forcePathStyle(options.pathStyle())
                // The checksum is ours, from the pass that verified the file; a second one would be sent as a trailer.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(options.awsChunked()))
                .overrideConfiguration(client -> client.addExecutionInterceptor(new AskForChecksums())
                        .addExecutionInterceptor(new RequireSpeed(options))
                        // Uploads ask for more.
                        .apiCallAttemptTimeout(options.attemptTimeout(0)))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(options.connections())
                        .connectionTimeout(options.connectTimeout())
                        .socketTimeout(options.stallTimeout()));
        URI endpoint = options.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (!options.region().isEmpty()) {
            builder.region(Region.of(options.region()));
        } else if (endpoint != null) {
            // Other stores ignore the region.
            builder.region(Region.US_EAST_1);
        }
        return builder.build();
    }

    /** Whatever the chain finds, and each time it finds something new. */
    static AwsCredentialsProvider masked(AwsCredentialsProvider chain) {
        return () -> {
            AwsCredentials found = chain.resolveCredentials();
            SecretMask.add("secret access key of S3", found.secretAccessKey());
            if (found instanceof AwsSessionCredentials session) {
                SecretMask.add("session token of S3", session.sessionToken());
            }
            return found;
        };
    }

    /** The time limit of an attempt ends with the head of an answer that is read piece by piece. */
    private record RequireSpeed(S3Options options) implements ExecutionInterceptor {

        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            if (context.request() instanceof CompleteMultipartUploadRequest) {
                // S3 sends a blank now and then while it puts the parts together; the attempt's time limit holds.
                return context.responseBody();
            }
            return context.responseBody()
                    .map(body -> new SteadyStream(body, options.stallTimeout(), options.minSpeed(), System::nanoTime));
        }
    }

    /** S3 returns an object's checksum only on request, and Camel's component does not request it. */
    private static final class AskForChecksums implements ExecutionInterceptor {

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof HeadObjectRequest head
                    ? head.toBuilder().checksumMode(ChecksumMode.ENABLED).build()
                    : context.request();
        }
    }
}
