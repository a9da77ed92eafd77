using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Loyalty.Faults.Members;

/// <summary>An answer of the API.</summary>
internal sealed record Reply(HttpStatusCode Status, byte[] Body)
{
    /// <summary>The same for the same bytes.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Body).AsSpan(0, 16));

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }

    public override string ToString() => $"{(int)Status} {System.Text.Encoding.UTF8.GetString(Body)}";
}

internal static class JsonReading
{
    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    public static long? NumberOrNone(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt64() : null;

    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
