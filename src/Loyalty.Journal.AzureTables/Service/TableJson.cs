using System.Globalization;
using System.Text.Json;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>Rows as the service's JSON has them: numbers of 64 bits and bytes are texts, with their type beside.</summary>
internal static class TableJson
{
    private const string TypeOf = "@odata.type";

    public static void Write(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.Partition);
        json.WriteString("RowKey", row.Row);
        foreach (var (name, value) in row.Properties)
            Write(json, name, value);
        json.WriteEndObject();
    }

    public static TableRow Read(JsonElement entity, string? etag, DateTimeOffset readAt)
    {
        var tag = etag ?? (entity.TryGetProperty("odata.etag", out var told) ? told.GetString() : null) ?? "";
        var row = new TableRow(Key(entity, "PartitionKey"), Key(entity, "RowKey"))
        {
            ETag = tag,
            ReadAt = readAt,
            Timestamp = entity.TryGetProperty("Timestamp", out var stamp) ? stamp.GetDateTimeOffset() : default,
        };
        foreach (var property in entity.EnumerateObject().Where(IsValue))
        {
            var type = entity.TryGetProperty(property.Name + TypeOf, out var typed) ? typed.GetString() : null;
            row.With(property.Name, Value(property.Value, type));
        }

        return row;
    }

    private static string Key(JsonElement entity, string name) => entity.TryGetProperty(name, out var key) ? key.GetString()! : "";

    private static bool IsValue(JsonProperty property) =>
        property.Name is not ("PartitionKey" or "RowKey" or "Timestamp") && !property.Name.Contains("odata.", StringComparison.Ordinal);

    private static object? Value(JsonElement value, string? type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.String, "Edm.Int64") => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        (JsonValueKind.String, "Edm.Binary") => value.GetBytesFromBase64(),
        (JsonValueKind.String, _) => value.GetString(),
        (JsonValueKind.Number, _) => value.GetInt64(),
        (JsonValueKind.True, _) => true,
        (JsonValueKind.False, _) => false,
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case long number:
                json.WriteString(name + TypeOf, "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                Write(json, name, (ReadOnlyMemory<byte>)bytes);
                break;
            case ReadOnlyMemory<byte> bytes:
                json.WriteString(name + TypeOf, "Edm.Binary");
                json.WriteBase64String(name, bytes.Span);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A text, a number, bytes or a truth.");
        }
    }
}
