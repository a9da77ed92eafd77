using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Reads what <see cref="GrainId.ToString"/> wrote: the type has no slash, the key may have.</summary>
internal static class GrainIdText
{
    public static bool TryParse(string? text, out GrainId grain)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        grain = slash <= 0 ? default : GrainId.Create(text![..slash], text[(slash + 1)..]);
        return slash > 0;
    }
}
