using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>A transaction as the service takes it: requests, each with head and body, as the parts of one (multipart/mixed).</summary>
internal sealed class BatchBody
{
    private readonly ArrayBufferWriter<byte> bytes = new(4096);
    private readonly string name = Guid.NewGuid().ToString("N");

    public BatchBody(TableAddress address, string table, IReadOnlyList<TableWrite> writes)
    {
        Line($"--batch_{name}");
        Line($"Content-Type: multipart/mixed; boundary=changeset_{name}");
        Line("");
        foreach (var write in writes)
            Add(address, table, write);
        Line($"--changeset_{name}--");
        Line($"--batch_{name}--");
    }

    public string ContentType => $"multipart/mixed; boundary=batch_{name}";

    public ReadOnlyMemory<byte> Bytes => bytes.WrittenMemory;

    private static string Request(TableAddress address, string table, TableWrite write) => write.Verb switch
    {
        TableVerb.Insert => $"POST {address.Table(table)}",
        TableVerb.Put or TableVerb.Replace => $"PUT {address.Row(table, write.Row.Partition, write.Row.Row)}",
        TableVerb.Merge => $"PATCH {address.Row(table, write.Row.Partition, write.Row.Row)}",
        TableVerb.Delete => $"DELETE {address.Row(table, write.Row.Partition, write.Row.Row)}",
        _ => throw new ArgumentOutOfRangeException(nameof(write), write.Verb, "No such verb."),
    };

    private void Add(TableAddress address, string table, TableWrite write)
    {
        Line($"--changeset_{name}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        Line("");
        Line($"{Request(address, table, write)} HTTP/1.1");
        Line("Accept: application/json;odata=minimalmetadata");
        Line("DataServiceVersion: 3.0;");
        if (write.Verb == TableVerb.Insert)
            Line("Prefer: return-no-content");
        if (write.Verb is TableVerb.Replace or TableVerb.Merge or TableVerb.Delete)
            Line($"If-Match: {write.ETag}");
        if (write.Verb != TableVerb.Delete)
            Line("Content-Type: application/json");
        Line("");
        if (write.Verb != TableVerb.Delete)
        {
            using var json = new Utf8JsonWriter(bytes);
            TableJson.Write(json, write.Row);
        }

        Line("");
    }

    private void Line(string text) => Encoding.UTF8.GetBytes($"{text}\r\n", bytes);
}
