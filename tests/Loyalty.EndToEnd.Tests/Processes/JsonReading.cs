using System.Text.Json;

namespace Loyalty.EndToEnd.Tests.Processes;

internal static class JsonReading
{
    public static long Points(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    /// <summary>A text; null where it is missing.</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!json.TryGetProperty(name, out json))
            {
                return null;
            }
        }

        return json.GetString();
    }
}
