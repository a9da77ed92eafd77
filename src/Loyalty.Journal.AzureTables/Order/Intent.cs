using System.Text;
using System.Text.Json;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>What a writer is about to do: to append to a stream so that its version becomes this.</summary>
internal sealed record Intent(string Stream, long Last)
{
    /// <summary>The most that one row holds.</summary>
    public const int PerRow = 300;

    public static TableRow Row(string writer, long number, IEnumerable<Intent> intents)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var intent in intents)
            {
                json.WriteStringValue(intent.Stream);
                json.WriteNumberValue(intent.Last);
            }

            json.WriteEndArray();
        }

        return new TableRow(writer, Keys.Number(number)).With("L", bytes.Length).WithPieces(bytes.ToArray(), 0);
    }

    public static IEnumerable<Intent> Read(TableRow row)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Pieces.Join([row], (int)row.Number("L"))));
        JsonElement[] values = [.. json.RootElement.EnumerateArray()];
        for (var place = 0; place < values.Length; place += 2)
            yield return new Intent(values[place].GetString()!, values[place + 1].GetInt64());
    }
}
