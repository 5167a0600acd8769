#!/usr/bin/env python3
"""Builds the marts of a feed on Apache Spark 4, by the same SQL files as the program, for data that one machine is too small for.

    spark-submit marts.py --tables s3a://my-bucket/bcda/acme/tables --sql marts --to s3a://my-bucket/bcda/acme/marts

Reads the loads that are whole (tables/_loads/), runs each mart after those that it is made of, and writes Parquet into --to, a folder a mart.
Tables and columns that no load has, such as those of partially adjudicated claims with API v3, are there without rows and values.
docs/scale.md says when it is the better choice.
"""

import argparse
import json
import pathlib
import re

from pyspark.sql import SparkSession

COMMENT = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.S)
STATEMENT = re.compile(r"\s*create\s+table\s+([a-z][a-z0-9_]*)\s+as\s+(.*?);?\s*", re.S | re.I)
SOURCE = re.compile(r"\b(?:from|join)\s+([a-z_][a-z0-9_]*)")
TABLE = re.compile(r"^CREATE TABLE IF NOT EXISTS `([^`]+)` \(\n(.*?)^\) USING", re.S | re.M)
COLUMN = re.compile(r"^  `([^`]+)` ([A-Z0-9(),<>]+?)(?: COMMENT .*|,)?$", re.M)


def read_marts(folder):
    """The queries by the names of their marts, each after those that it is made of."""
    queries = {}
    for file in sorted(pathlib.Path(folder).glob("*/*.sql")):
        code = COMMENT.sub(lambda found: found[0] if found[0].startswith("'") else " ", file.read_text())
        name, query = STATEMENT.fullmatch(code).groups()
        queries[name] = query
    ordered = {}

    def add(name):
        if name not in ordered:
            for source in sorted(set(SOURCE.findall(queries[name].lower()))):
                if source in queries and source != name:
                    add(source)
            ordered[name] = queries[name]

    for name in queries:
        add(name)
    return ordered


def spark_type(sql):
    """The type of a column, which load files say in the words of SQL."""
    if sql.endswith("[]"):
        return f"array<{spark_type(sql[:-2])}>"
    return {"VARCHAR": "string", "TIMESTAMP WITH TIME ZONE": "timestamp"}.get(sql, sql)


def declared_tables(statements):
    """The columns, by the names of their tables, that a _schema/spark.sql declares, without that of the partition."""
    return {table: {name: kind for name, kind in COLUMN.findall(body) if name != "export"} for table, body in TABLE.findall(statements)}


def read_tables(spark, folder, schema):
    """A view over the Parquet parts of each table that whole loads name, and an empty one of each that only schemas know. Returns how many
    loads there are."""
    columns, parts = {}, {}
    files = dict(spark.sparkContext.wholeTextFiles(folder + "/_{loads,schema}/*.{json,sql}").collect())
    loads = [text for file, text in sorted(files.items()) if file.endswith(".json")]
    for load in loads:
        for table in json.loads(load)["tables"]:
            for column in table["columns"]:
                columns.setdefault(table["name"], {}).setdefault(column["name"], spark_type(column["type"]))
            for part in table["parts"]:
                if part["name"].endswith(".parquet"):
                    parts.setdefault(table["name"], []).append(folder + "/" + part["name"])
    # What the feed's own views make comes before what ours do.
    for statements in [text for file, text in files.items() if file.endswith("/spark.sql")] + [schema]:
        for table, declared in declared_tables(statements).items():
            for column, kind in declared.items():
                columns.setdefault(table, {}).setdefault(column, kind)
    for name, kinds in columns.items():
        if name in parts:
            view = spark.read.schema(", ".join(f"`{column}` {kind}" for column, kind in kinds.items())).parquet(*parts[name])
        else:
            view = spark.sql("SELECT " + ", ".join(f"CAST(NULL AS {kind}) AS `{column}`" for column, kind in kinds.items()) + " WHERE false")
        view.createOrReplaceTempView(name)
    return len(loads)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", required=True, help="the folder of the tables of a feed, anything that Spark reads")
    parser.add_argument("--sql", required=True, help="a local folder with the SQL files, as the program's marts/")
    parser.add_argument("--to", required=True, help="where the marts are written; what is there is replaced")
    parser.add_argument("--schema", help="a local file that declares all tables; tables/_schema/spark.sql beside --sql if not given")
    options = parser.parse_args()
    schema = pathlib.Path(options.schema or pathlib.Path(options.sql).resolve().parent / "tables/_schema/spark.sql").read_text()

    spark = SparkSession.builder.appName("bcda-camel marts").getOrCreate()
    spark.conf.set("spark.sql.ansi.enabled", "true")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    loads = read_tables(spark, options.tables.rstrip("/"), schema)
    for name, query in read_marts(options.sql).items():
        target = options.to.rstrip("/") + "/" + name
        spark.sql(query).write.mode("overwrite").parquet(target)
        spark.read.parquet(target).createOrReplaceTempView(name)
        print(name, flush=True)
    print(f"{len(read_marts(options.sql))} marts of {loads} loads")
    spark.stop()


if __name__ == "__main__":
    main()
