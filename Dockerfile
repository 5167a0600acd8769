# bcda-camel as a container: docker build -t bcda-camel . — what it needs at run time is in docs/container.md.
# Another patch of Camel's line: --build-arg CAMEL_VERSION=4.18.5 or newer (SECURITY.md).

# The jar, its libraries, and a Java of only those modules that a server can need.
FROM docker.io/library/maven:3.9-eclipse-temurin-17 AS build
ARG CAMEL_VERSION=4.18.0
WORKDIR /src
# What changes seldom comes first, so that a change of code builds and ships two small layers.
RUN jlink --output /opt/java --strip-java-debug-attributes --no-header-files --no-man-pages --add-modules \
      java.se,jdk.attach,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs \
      --include-locales en \
 && /opt/java/bin/java -Xshare:dump
COPY pom.xml .
RUN mvn -B -q -Dcamel.version=${CAMEL_VERSION} dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/out/lib
# DuckDB's jar holds its library for four platforms and unpacks one at each start into /tmp, where nothing may run. Beside the jar it is loaded as it is.
RUN mkdir /tmp/duckdb && cd /tmp/duckdb && jar xf /out/lib/duckdb_jdbc-*.jar \
 && mv "libduckdb_java.so_linux_$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')" /out/lib/ && rm libduckdb_java.so_* \
 && jar cfm "$(ls /out/lib/duckdb_jdbc-*.jar)" META-INF/MANIFEST.MF .
COPY application.properties .
COPY routes routes
COPY tables tables
COPY marts marts
COPY src/main src/main
RUN mvn -B -q -Dcamel.version=${CAMEL_VERSION} -Dmaven.test.skip=true -Dspotless.check.skip=true -Dmdep.skip=true -Denforcer.skip=true package \
 && cp target/bcda-camel.jar /out/

FROM docker.io/library/debian:bookworm-slim
RUN groupadd --gid 10001 bcda \
 && useradd --uid 10001 --gid 0 --groups bcda --home-dir /app --no-create-home --shell /usr/sbin/nologin bcda \
 && install -d -o 10001 -g 0 -m 2770 /app/data /app/state
COPY --from=build /opt/java /opt/java
ENV PATH=/opt/java/bin:$PATH LANG=C.UTF-8
WORKDIR /app
COPY --from=build /out/lib lib
COPY --from=build /out/bcda-camel.jar .
# The classes that a start and an export load, ready to be mapped into memory: a start needs half the time.
RUN --mount=type=bind,source=deploy/train,target=/train sh /train /app/classes.jsa
# All addresses, because inside a container loopback is nobody's. serve refuses to start so without bcda.http.password or a key.
ENV BCDA_HTTP_HOST=0.0.0.0
USER 10001:0
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${BCDA_HTTP_PORT:-8080} && printf 'GET /observe/health/live HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3 && read -r -t 4 version status rest <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/classes.jsa", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/bcda-camel.jar"]
CMD ["serve"]
