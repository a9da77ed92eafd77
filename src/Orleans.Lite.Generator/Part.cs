namespace Orleans.Lite.Generator;

/// <summary>What is written for one interface or class; compared by its text, so that nothing is done twice.</summary>
internal sealed class Part(string name, string entry, string code, IReadOnlyList<string> faults) : IEquatable<Part>
{
    /// <summary>The full name: parts are put in its order, and partial declarations give the same part twice.</summary>
    public string Name => name;

    /// <summary>The line in the manifest; empty where there is nothing but faults.</summary>
    public string Entry => entry;

    public string Code => code;

    public IReadOnlyList<string> Faults => faults;

    public bool Equals(Part? other) => other is not null && name == other.Name && entry == other.Entry && code == other.Code
        && faults.SequenceEqual(other.Faults);

    public override bool Equals(object? obj) => Equals(obj as Part);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(name);
}
