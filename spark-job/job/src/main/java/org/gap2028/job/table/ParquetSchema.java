package org.gap2028.job.table;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A {@link TableSchema} as Parquet holds it: a flat message for names, types and nullability, and
 * key-value metadata (keys {@code gap2028.*}) for what Parquet has no place for.
 */
final class ParquetSchema {

  private static final String DESCRIPTION = "gap2028.description";
  private static final String KEYS = "gap2028.keys";
  private static final String COLUMN = "gap2028.column.";

  private ParquetSchema() {}

  static MessageType message(TableSchema schema) {
    List<Type> fields = new ArrayList<>();
    for (ColumnSchema column : schema.columns()) {
      fields.add(field(column));
    }
    return new MessageType(schema.name(), fields);
  }

  private static Type field(ColumnSchema column) {
    Type.Repetition repetition =
        column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return Types.primitive(primitive(column.type()), repetition)
        .as(annotation(column.type()))
        .named(column.name());
  }

  private static PrimitiveTypeName primitive(ColumnType type) {
    return switch (type) {
      case STRING -> PrimitiveTypeName.BINARY;
      case BIGINT, TIMESTAMP -> PrimitiveTypeName.INT64;
      case INT, DATE -> PrimitiveTypeName.INT32;
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
    };
  }

  private static LogicalTypeAnnotation annotation(ColumnType type) {
    return switch (type) {
      case STRING -> stringType();
      case DATE -> dateType();
      case TIMESTAMP -> timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS);
      case BIGINT, INT, BOOLEAN, DOUBLE -> null;
    };
  }

  static Map<String, String> metadata(TableSchema schema) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(DESCRIPTION, schema.description());
    metadata.put(KEYS, String.join(",", schema.keys()));
    for (ColumnSchema column : schema.columns()) {
      metadata.put(COLUMN + column.name() + ".description", column.description());
      column.unit().ifPresent(unit -> metadata.put(COLUMN + column.name() + ".unit", unit));
    }
    return metadata;
  }

  /**
   * The schema that {@link #message} and {@link #metadata} were made of.
   *
   * @throws IllegalArgumentException if the file has a column of a type that no table has
   */
  static TableSchema schema(MessageType message, Map<String, String> metadata) {
    List<ColumnSchema> columns = new ArrayList<>();
    for (Type field : message.getFields()) {
      String key = COLUMN + field.getName();
      columns.add(
          new ColumnSchema(
              field.getName(),
              columnType(field),
              metadata.getOrDefault(key + ".unit", ""),
              field.isRepetition(Type.Repetition.OPTIONAL),
              metadata.getOrDefault(key + ".description", "")));
    }
    String keys = metadata.getOrDefault(KEYS, "");
    return new TableSchema(
        message.getName(),
        metadata.getOrDefault(DESCRIPTION, ""),
        keys.isEmpty() ? List.of() : List.of(keys.split(",", -1)),
        columns);
  }

  private static ColumnType columnType(Type field) {
    if (field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)) {
      PrimitiveType primitive = field.asPrimitiveType();
      for (ColumnType type : ColumnType.values()) {
        if (primitive.getPrimitiveTypeName() == primitive(type)
            && Objects.equals(primitive.getLogicalTypeAnnotation(), annotation(type))) {
          return type;
        }
      }
    }
    throw new IllegalArgumentException("Invalid column type: " + field);
  }
}
