namespace Loyalty.Journal.AzureTables.Service;

/// <summary>A row (an entity, as the service says) with its properties: texts, numbers, bytes and truths.</summary>
/// <param name="Partition">Its partition key.</param>
/// <param name="Row">Its row key.</param>
public sealed record TableRow(string Partition, string Row)
{
    /// <summary>Values by name: <c>string</c>, <c>long</c>, <c>byte[]</c> (or memory, when written), <c>bool</c>.</summary>
    public Dictionary<string, object> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The tag by which a change is conditional; "" in a row that was not read.</summary>
    public string ETag { get; init; } = "";

    /// <summary>When it was last written, by the service's clock.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was read, by the service's clock, to the second.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Gives a property a value; null leaves it out.</summary>
    public TableRow With(string name, object? value)
    {
        if (value is not null)
            Properties[name] = value;
        return this;
    }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string name) => Properties.GetValueOrDefault(name) as string;

    /// <summary>A number; the given one where there is none.</summary>
    public long Number(string name, long absent = 0) => Properties.GetValueOrDefault(name) is long number ? number : absent;

    /// <summary>A truth; false where there is none.</summary>
    public bool Truth(string name) => Properties.GetValueOrDefault(name) is true;

    /// <summary>Bytes; null where there are none.</summary>
    public byte[]? Bytes(string name) => Properties.GetValueOrDefault(name) as byte[];
}
