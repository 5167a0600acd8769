import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Parses every SQL file below a folder with Trino's parser. Exit code 1 if it refuses one. */
class ParseMarts {

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of(arguments[0]))) {
            files = found.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
        int refused = 0;
        for (Path file : files) {
            try {
                String statement = Files.readString(file).strip().replaceFirst(";$", "");
                new SqlParser().createStatement(statement);
            } catch (ParsingException error) {
                refused++;
                System.err.println(file + ": " + error.getMessage());
            }
        }
        System.out.println(files.size() + " files, " + refused + " refused by Trino's parser");
        System.exit(refused == 0 && !files.isEmpty() ? 0 : 1);
    }
}
