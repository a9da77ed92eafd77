namespace Loyalty.Cli.Mapping;

/// <summary>Says how an order history file is to be read: which column means what, and how a return is recognised.</summary>
internal sealed record ColumnMapping
{
    public required MappedColumns Columns { get; init; }

    /// <summary>A NodaTime local date and time pattern, in the invariant culture.</summary>
    public required string TimePattern { get; init; }

    /// <summary>The IANA zone that the file's times are local to.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What lines cost that name no currency of their own (ISO 4217).</summary>
    public required string Currency { get; init; }

    public required ReturnRule Returns { get; init; }

    public string? Channel { get; init; }

    /// <summary>One ASCII character; absent: found out from the file's first lines.</summary>
    public string? Delimiter { get; init; }

    public EnrolRule Enrol { get; init; } = EnrolRule.Buyers;

    /// <summary>Region codes by the file's own words; null leaves it out. Absent: the words are the codes.</summary>
    public IReadOnlyDictionary<string, string?>? Regions { get; init; }
}

/// <summary>The names of the columns in the file's first line.</summary>
internal sealed record MappedColumns
{
    public required string Order { get; init; }
    public required string Sku { get; init; }
    public required string Quantity { get; init; }
    public required string UnitPrice { get; init; }
    public required string Time { get; init; }
    public required string Member { get; init; }
    public string? Region { get; init; }
    public string? Currency { get; init; }
    public string? Category { get; init; }

    public IEnumerable<(string Meaning, string Column)> Named() =>
        new (string, string?)[]
        {
            ("order", Order), ("sku", Sku), ("quantity", Quantity), ("unitPrice", UnitPrice), ("time", Time),
            ("member", Member), ("region", Region), ("currency", Currency), ("category", Category),
        }
        .Where(named => named.Item2 is not null)
        .Select(named => (named.Item1, named.Item2!));
}

/// <summary>How a line is known to be a return: exactly one of the three ways.</summary>
internal sealed record ReturnRule
{
    public string? OrderPrefix { get; init; }
    public bool NegativeQuantity { get; init; }
    public string? Column { get; init; }

    /// <summary>The value that the column has on a return.</summary>
    public string? Value { get; init; }

    /// <summary>The sign that a return's quantity has in the file.</summary>
    public QuantitySign Quantity { get; init; } = QuantitySign.Negative;
}

internal enum QuantitySign
{
    Negative,
    Positive,
}

/// <summary>Who becomes a member.</summary>
internal enum EnrolRule
{
    /// <summary>Whoever has an order, at the time of the first one.</summary>
    Buyers,

    /// <summary>Whoever the file names on a line that counts or not, at the time of the first one.</summary>
    Customers,
}
